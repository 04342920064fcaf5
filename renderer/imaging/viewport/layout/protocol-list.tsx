import { useState } from 'react';
import { Download, Trash2 } from 'lucide-react';
import { api } from '../../../app/api/api.ts';
import { useCall } from '../../../app/api/use-call.ts';
import { Button } from '../../../ui/button/button.tsx';
import { IconButton } from '../../../ui/button/icon-button.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { t } from '../../../ui/text/t.ts';
import { exportOwn, hangAs, keepLayout } from '../../hanging/protocols.ts';
import { KeepProtocol } from './keep-protocol.tsx';
import { showStage } from '../../view/hang.ts';
import { reading } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import './protocol-list.css';

/** The stages of the protocol that hung the study, the reader's own protocols, and a way to keep one more. */
export function ProtocolList({ state }: { readonly state: Reading }) {
  const [asked, setAsked] = useState(0);
  const own = useCall((signal) => api.imaging.protocols({}, { signal }), String(asked));
  const again = (done: Promise<unknown>): void => void done.then(() => setAsked((n) => n + 1)).catch(tellProblem);
  const protocols = own.status === 'done' ? own.value : [];
  return (
    <div className="protocol-list">
      {state.stages.length > 1 && (
        <section aria-label={t('imaging.stages')}>
          <h3>{t('imaging.stages')}</h3>
          {state.stages.map(({ name }, index) => (
            <Button
              key={name}
              kind="quiet"
              size="small"
              wide
              pressed={index === state.stage}
              onClick={() => reading.set((before) => showStage(before, index))}
            >
              {name}
            </Button>
          ))}
        </section>
      )}
      <section aria-label={t('imaging.protocols')}>
        <h3>{t('imaging.protocols')}</h3>
        {protocols.map((protocol) => (
          <div className="protocol-row" key={protocol.id}>
            <Button
              kind="quiet"
              size="small"
              wide
              pressed={protocol.id === state.protocol}
              onClick={() => void hangAs(protocol.id).catch(tellProblem)}
            >
              {protocol.name ?? protocol.id}
            </Button>
            <IconButton
              icon={Download}
              label={t('imaging.protocol-export')}
              onClick={() => again(exportOwn(protocol))}
            />
            <IconButton
              icon={Trash2}
              label={t('imaging.protocol-remove')}
              onClick={() => again(api.imaging.removeProtocol({ id: protocol.id }))}
            />
          </div>
        ))}
        <KeepProtocol onKeep={(name) => again(keepLayout(name))} />
      </section>
    </div>
  );
}

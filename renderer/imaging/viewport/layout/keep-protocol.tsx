import { useState } from 'react';
import type { DryRun } from '../../../../models/imaging/hanging/own/dry-run.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/form/field.tsx';
import { tellProblem } from '../../../ui/message/problem.ts';
import { t } from '../../../ui/text/t.ts';
import { tryLayout } from '../../hanging/protocols.ts';
import './keep-protocol.css';

export interface KeepProtocolProps {
  readonly onKeep: (name: string) => void;
}

/** Keeps what stands on screen as a protocol; before that it can be tried on the open study and two others. */
export function KeepProtocol({ onKeep }: KeepProtocolProps) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState<readonly DryRun[] | null>(null);
  const given = name.trim();
  const onTry = (): void =>
    void tryLayout(given || t('imaging.protocol-unnamed'))
      .then(setTried)
      .catch(tellProblem);
  return (
    <form
      className="keep-protocol"
      onSubmit={(event) => {
        event.preventDefault();
        if (given === '') return;
        onKeep(given);
        setName('');
        setTried(null);
      }}
    >
      <Field
        label={t('imaging.protocol-name')}
        hint={t('imaging.protocol-hint')}
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className="keep-protocol-buttons">
        <Button submits size="small" disabled={given === ''}>
          {t('imaging.protocol-keep')}
        </Button>
        <Button kind="quiet" size="small" onClick={onTry}>
          {t('imaging.protocol-try')}
        </Button>
      </div>
      {tried && (
        <div role="status">
          <ul className="keep-protocol-tried" aria-label={t('imaging.protocol-tried')}>
            {tried.map((run) => (
              <li key={run.studyUid} data-opens={run.opens}>
                <b>{[run.date, run.description].filter(Boolean).join(' · ')}</b>
                <br />
                {t(`imaging.protocol-opens.${run.opens}`, { filled: run.filled, viewports: run.viewports })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}

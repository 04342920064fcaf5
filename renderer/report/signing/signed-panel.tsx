import { Download } from 'lucide-react';
import { useState } from 'react';
import type { ReportRow } from '../../../models/report/contract.ts';
import type { Report } from '../../../models/report/report.ts';
import { api } from '../../app/api/api.ts';
import { useJob } from '../../app/api/use-job.ts';
import { Button } from '../../ui/button/button.tsx';
import { Tag } from '../../ui/button/tag.tsx';
import { Field } from '../../ui/form/field.tsx';
import { KeyValues } from '../../ui/frame/key-values.tsx';
import { Panel } from '../../ui/frame/panel.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { instantText } from '../../ui/text/moment.ts';
import { t, messageText } from '../../ui/text/t.ts';
import './signed-panel.css';

const amend = (input: { report: ReportRow['id']; reason: string }) => api.report.amend(input);

/** A signed report: who, when, which content, which files; it is amended, never changed. */
export function SignedPanel({ report, row }: { readonly report: Report; readonly row: ReportRow }) {
  const [reason, setReason] = useState('');
  const { state, run } = useJob(amend);
  const { signature } = report;
  return (
    <Panel
      label={t('report.signed')}
      title={t('report.signed')}
      tools={<Tag tone="ok">{t('report.signed.final')}</Tag>}
    >
      <div className="signed-panel" tabIndex={-1}>
        {signature && (
          <KeyValues
            of={[
              [t('report.signed.by'), signature.by.name],
              [t('report.signed.at'), instantText(signature.at)],
              [t('report.signed.content'), <code key="digest">{digestText(signature.digest)}</code>],
            ]}
          />
        )}
        <h3>{t('report.signed.files')}</h3>
        <ul>
          {row.files.map(({ name }) => (
            <li key={name}>
              <a href={`/reports/${row.id}/${name}`} download={name}>
                <Icon of={Download} size={14} /> {name}
              </a>
            </li>
          ))}
        </ul>
        <h3>{t('report.signed.amend')}</h3>
        <Field
          label={t('report.signed.reason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={state.status === 'failed' ? messageText(state.error.code, state.error.params) : null}
        />
        <Button
          disabled={reason.trim() === '' || state.status === 'running'}
          onClick={() => void run({ report: row.id, reason: reason.trim() })}
        >
          {t('report.signed.start')}
        </Button>
      </div>
    </Panel>
  );
}

/** A digest as it is read aloud: groups of four, the middle left out. */
export const digestText = (digest: string): string =>
  `sha256 ${digest.slice(0, 4)} ${digest.slice(4, 8)} … ${digest.slice(-4)}`;

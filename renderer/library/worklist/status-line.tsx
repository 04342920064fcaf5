import { HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { JobRow } from '../../../models/library/job-row.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { messageText, t } from '../../ui/text/t.ts';
import { lastImport } from './last-import.ts';
import './status-line.css';

/** The foot of the worklist: what runs, how the last import ended, and what this product is not. */
export function StatusLine({ run }: { readonly run: (action: string) => void }) {
  const first = useCall(() => api.library.jobs({}), 'jobs');
  const [newer, setNewer] = useState<readonly JobRow[] | null>(null);
  useEffect(() => api.library.jobsChanged(setNewer), []);
  const jobs = newer ?? (first.status === 'done' ? first.value : []);
  const running = jobs.find(({ state }) => state === 'running' || state === 'queued');
  const ended = lastImport(jobs);
  return (
    <footer className="status-line" role="status">
      {running ? <Running job={running} /> : ended && newer && <Ended job={ended} run={run} />}
      <span className="status-line-gap" />
      <span data-narrow>{t('library.not-cleared')}</span>
      <span data-wide>{t('library.not-cleared.long')}</span>
    </footer>
  );
}

function Running({ job }: { readonly job: JobRow }) {
  const { progress } = job;
  const known = progress?.total ? { done: progress.done, total: progress.total } : null;
  return (
    <>
      <Icon of={HardDrive} size={14} />
      <JobLine name={nameText(job)} done={doneText(job)} share={known ? known.done / known.total : null}>
        <Button size="small" kind="quiet" onClick={() => void api.library.cancelJob({ job: job.id })}>
          {t('library.cancel')}
        </Button>
      </JobLine>
    </>
  );
}

const nameText = ({ kind, params }: JobRow): string =>
  t(params['again'] === undefined ? `job.${kind}` : `job.${kind}.again`);

/** What is done, in the job's own units. */
const doneText = ({ kind, state, progress }: JobRow): string =>
  state === 'queued'
    ? t('job.waits')
    : progress?.total
      ? t(`job.${kind}.of`, { done: progress.done, total: progress.total })
      : t(`job.${kind}.count`, { done: progress?.done ?? 0 });

function Ended({ job, run }: { readonly job: JobRow; readonly run: (action: string) => void }) {
  return (
    <>
      <Icon of={HardDrive} size={14} />
      <span>{job.code ? messageText(job.code, job.params) : doneText(job)}</span>
      <Button size="small" kind="quiet" onClick={() => run('dicom.import-report')}>
        {t('library.why')}
      </Button>
    </>
  );
}

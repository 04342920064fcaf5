import { HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { JobRow } from '../../../models/library/job-row.ts';
import { api } from '../../app/api/api.ts';
import { useCall } from '../../app/api/use-call.ts';
import { Button } from '../../ui/button/button.tsx';
import type { Place } from '../../ui/frame/page-props.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { tellProblem } from '../../ui/message/problem.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { cutShort, placeOf } from './cut-short.ts';
import { lastImport } from './last-import.ts';
import './status-line.css';

export interface StatusLineProps {
  readonly run: (action: string) => void;
  readonly go: (place: Place) => void;
}

/** The foot of the worklist: what runs, what was cut short, how the last import ended, and what this product is not. */
export function StatusLine({ run, go }: StatusLineProps) {
  const first = useCall(() => api.library.jobs({}), 'jobs');
  const [newer, setNewer] = useState<readonly JobRow[] | null>(null);
  useEffect(() => api.library.jobsChanged(setNewer), []);
  const jobs = newer ?? (first.status === 'done' ? first.value : []);
  const running = jobs.find(({ state }) => state === 'running' || state === 'queued');
  const ended = lastImport(jobs);
  const [noted, note] = useState<readonly JobRow['id'][]>([]);
  const cut = first.status === 'done' ? cutShort(first.value).filter(({ id }) => !noted.includes(id)) : [];
  const close = (closed: readonly JobRow[]): void => {
    note([...noted, ...closed.map(({ id }) => id)]);
    for (const { id } of closed) api.library.cancelJob({ job: id }).catch(tellProblem);
  };
  return (
    <footer className="status-line" role="status">
      {running ? (
        <Running job={running} />
      ) : cut.length > 0 ? (
        <Cut jobs={cut} go={go} close={close} />
      ) : (
        ended && newer && <Ended job={ended} run={run} />
      )}
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

interface CutProps {
  readonly jobs: readonly JobRow[];
  readonly go: (place: Place) => void;
  readonly close: (jobs: readonly JobRow[]) => void;
}

/** Jobs that the end of the program cut and nothing goes on with, the last by name: said until somebody has taken note. */
function Cut({ jobs, go, close }: CutProps) {
  const [job, ...more] = jobs;
  if (!job) return null;
  const place = placeOf(job);
  const of = job.params['of'];
  const name = of === undefined ? nameText(job) : t('job.name-of', { name: nameText(job), of });
  return (
    <>
      <StatusIcon status="warning" size={14} />
      <span>{more.length === 0 ? t('job.cut', { name }) : t('job.cut-more', { name, n: more.length })}</span>
      {place && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => {
            close([job]);
            go(place);
          }}
        >
          {t('job.start-again')}
        </Button>
      )}
      <Button size="small" kind="quiet" onClick={() => close(jobs)}>
        {t('ui.close')}
      </Button>
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

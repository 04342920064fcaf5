import { t } from '../../ui/text/t.ts';
import { useJobs } from '../view/use-jobs.ts';
import './running-jobs.css';

/** One number for all jobs that run now; nothing while none runs. One that waits for its hour does not run. */
export function RunningJobs({ isHidden }: { readonly isHidden: boolean }) {
  const running = useJobs().filter(({ state }) => state === 'running');
  if (isHidden || running.length === 0) return null;
  const [only] = running;
  const share = running.length === 1 && only?.progress?.total ? only.progress.done / only.progress.total : null;
  return (
    <span className="running-jobs">
      {share === null ? t('app.jobs', { n: running.length }) : t('app.job-share', { percent: Math.floor(share * 100) })}
    </span>
  );
}

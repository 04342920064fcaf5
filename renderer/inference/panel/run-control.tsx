import type { PackRow, RunResult } from '../../../models/inference/contract.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { Refusal } from '../../ui/message/refusal.tsx';
import { numberText } from '../../ui/text/quantity.ts';
import { t } from '../../ui/text/t.ts';
import { Refusals } from './refusals.tsx';
import type { RunStatus } from './run-state.ts';

export interface RunControlProps {
  readonly status: RunStatus;
  readonly model: PackRow;
  /** `despite`: codes of refusals that the reader takes on. */
  readonly onStart: (despite: readonly string[]) => void;
  readonly onStop: () => void;
}

/** Start, progress and stop, and how the last run ended. */
export function RunControl({ status, model, onStart, onStop }: RunControlProps) {
  if (status.status === 'running') {
    const { progress } = status;
    const isCounted = progress?.total !== null && progress?.total !== undefined;
    const done = progress ? t(progress.step) : t('inference.waiting');
    return (
      <JobLine
        name={model.card?.name ?? model.id}
        done={isCounted ? t('inference.parts', { done: progress.done, total: progress.total ?? 0 }) : done}
        share={isCounted ? progress.done / (progress.total ?? 1) : null}
      >
        <Button size="small" onClick={onStop}>
          {t('inference.stop')}
        </Button>
      </JobLine>
    );
  }
  return (
    <>
      <Button kind="primary" onClick={() => onStart([])}>
        {t('inference.start')}
      </Button>
      <div role="status">
        {status.status === 'failed' && <Refusal code={status.error.code} params={status.error.params} />}
        {status.status === 'done' && <Outcome result={status.result} onDespite={onStart} />}
      </div>
    </>
  );
}

/** Conditions of a rule that a reader may take on; where to look is none of them. */
const takenOn = ({ guard }: RunResult): readonly string[] => {
  const stops = guard.reasons.filter(({ level }) => level === 'refused').map(({ code }) => code);
  const isOne = (code: string): boolean => code.startsWith('infer.rule-') && code !== 'infer.rule-box-needed';
  return stops.every(isOne) ? stops : [];
};

interface OutcomeProps {
  readonly result: RunResult;
  readonly onDespite: RunControlProps['onStart'];
}

function Outcome({ result, onDespite }: OutcomeProps) {
  const despite = takenOn(result);
  const { findings, guard, provider, threads, timesMs, model } = result;
  const seconds = numberText(Object.values(timesMs).reduce((sum, ms) => sum + ms, 0) / 1000, 1);
  const isRefused = guard.reasons.some(({ level }) => level === 'refused');
  return (
    <>
      {isRefused ? ( // what is only noted belongs to a result
        <Refusals of={guard.reasons.filter(({ level }) => level === 'refused')} />
      ) : (
        guard.reasons.map(({ code, params }) => (
          <p key={code} className="run-note">
            <StatusIcon status="warning" size={14} /> {t(code, params)}
          </p>
        ))
      )}
      {despite.length > 0 && (
        <Button size="small" onClick={() => onDespite(despite)}>
          {t('inference.despite')}
        </Button>
      )}
      {findings.length > 0 && <p>{t('inference.proposed', { n: findings.length })}</p>}
      {findings.length === 0 && !isRefused && <p>{t('findings.none', { model: `${model.id} ${model.version}` })}</p>}
      {provider && timesMs['network'] !== 0 && (
        <p className="run-place">{t(`inference.place.${provider}`, { threads: threads ?? 1, seconds })}</p>
      )}
    </>
  );
}

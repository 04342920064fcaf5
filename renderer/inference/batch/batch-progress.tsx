import { countsOf } from '../../../models/inference/run/batch/batch.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyHint } from '../../ui/button/keys/key-hint.tsx';
import { JobLine } from '../../ui/message/job-line.tsx';
import { Note } from '../../ui/message/note.tsx';
import { instantText } from '../../ui/text/moment.ts';
import { messageText, t } from '../../ui/text/t.ts';
import { cancelBatch, pauseOrGoOn, startNow } from './batch-view.ts';

const startedText = ({ by, at }: Batch): string => {
  const when = instantText(at).slice(0, 16);
  return by?.kind === 'person' ? t('batch.by', { name: by.name, at: when }) : t('batch.by-nobody', { at: when });
};

/** What its plan says of what comes next; empty where there is nothing to say. */
function planText({ state, plan }: Batch): string {
  if (state === 'waiting' && !plan) return t('batch.turn');
  if (!plan || (state !== 'waiting' && state !== 'running')) return '';
  const params = { start: plan.start.replace('T', ' '), stop: plan.stop ?? '', again: plan.again ?? '' };
  const way = plan.stop === null ? '' : plan.again === null ? '-stop' : '-again';
  if (state === 'waiting') return t(`batch.planned${way}`, params);
  return way === '' ? '' : t(way === '-stop' ? 'batch.until' : 'batch.until-again', params);
}

/** How far a batch is, what its plan says, what must be known of how it went; pause, go on, cancel. */
export function BatchProgress({ batch }: { readonly batch: Batch }) {
  const { settled, total, done, leftOut, failed, findings } = countsOf(batch);
  const { state, note } = batch;
  const isOpen = state === 'running' || state === 'paused' || state === 'waiting';
  return (
    <div className="batch-progress" role="status">
      <JobLine
        name={t(`batch.is.${state}`)}
        done={t('job.inference.batch.of', { done: settled, total })}
        share={total > 0 ? settled / total : null}
      >
        {isOpen && (
          <>
            {state === 'waiting' && batch.plan && (
              <Button size="small" onClick={() => void startNow()}>
                {t('batch.now')}
              </Button>
            )}
            <Button size="small" onClick={() => void pauseOrGoOn()}>
              {t(state === 'paused' ? 'batch.go-on' : 'batch.pause')} <KeyHint keys="P" />
            </Button>
            <Button size="small" kind="quiet" onClick={() => void cancelBatch()}>
              {t('batch.cancel')}
            </Button>
          </>
        )}
      </JobLine>
      <p>{t('batch.counts', { done, findings, leftOut, failed })}</p>
      <p>
        {startedText(batch)} {planText(batch)}
      </p>
      {note && <Note status={state === 'paused' ? 'warning' : 'note'}>{messageText(note.code, note.params)}</Note>}
    </div>
  );
}

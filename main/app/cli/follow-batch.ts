import { AppError } from '../../../models/base/app-error.ts';
import type { JobId } from '../../../models/base/ids.ts';
import type { Batch, BatchItem } from '../../../models/inference/run/batch/batch.ts';
import type { Terminal } from './verb.ts';

const isOver = ({ state }: Batch): boolean => state === 'done' || state === 'paused' || state === 'cancelled';
const isSettled = ({ state }: BatchItem): boolean => state !== 'waiting' && state !== 'running';

/** How one run of a batch ended, told as it does. `settled`: how many of all have ended. */
export type TellItem = (item: BatchItem, settled: number, total: number) => void;

/**
 * Starts a batch, or goes on with one, and waits for its end; a cancelled signal pauses it, its run is put back.
 *
 * @param start  answers its id. @returns the batch as it ended: done, paused or cancelled.
 * @throws what `start` throws; AppError with the code that its job failed with.
 */
export async function followBatch(
  start: () => Promise<JobId>,
  { client, signal }: Pick<Terminal, 'client' | 'signal'>,
  tell: TellItem,
): Promise<Batch> {
  const { promise, resolve, reject } = Promise.withResolvers<Batch>();
  const early: Batch[] = []; // before its id was known here
  const told = new Set<number>();
  let id: JobId | null = null;
  const pause = (): void => {
    if (id) client.inference.pauseBatch({ batch: id }).catch(reject);
  };
  const look = (batch: Batch): void => {
    if (id === null) early.push(batch);
    if (batch.id !== id) return;
    for (const [place, item] of batch.items.entries()) {
      if (!isSettled(item) || told.has(place)) continue;
      told.add(place);
      tell(item, told.size, batch.items.length);
    }
    if (isOver(batch)) resolve(batch);
    else if (signal.aborted) pause(); // it had not begun when it was asked to
  };
  const unsubscribe = [
    client.inference.batchChanged(look),
    client.library.jobsChanged((jobs) => {
      const job = jobs.find((one) => one.id === id && one.state === 'failed');
      if (job) reject(new AppError(job.code ?? 'ipc.unexpected', job.params));
    }),
  ];
  signal.addEventListener('abort', pause, { once: true });
  try {
    id = await start();
    for (const batch of early) look(batch);
    return await promise;
  } finally {
    signal.removeEventListener('abort', pause);
    for (const leave of unsubscribe) leave();
  }
}

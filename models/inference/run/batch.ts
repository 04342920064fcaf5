import { Instant } from '../../base/dates.ts';
import { JobId, StudyUid } from '../../base/ids.ts';
import { Reason } from '../../base/result.ts';
import { z } from '../../base/schema.ts';

/**
 * One model on one study. `left-out`: nothing went wrong, the model has no business there (`reason` says why); `failed`:
 * `reason` says what went wrong; of one that is done it says what of the study was not read. `running` in a batch that
 * does not run: it was cut short, and runs again.
 */
export const BatchItem = z.object({
  study: StudyUid,
  patient: z.string(),
  description: z.string(),
  model: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'left-out', 'failed']),
  reason: Reason.nullable(),
  findings: z.number().int().nonnegative(), // proposed
});
export type BatchItem = z.infer<typeof BatchItem>;

/** Models over studies, one after the other; kept in the library, so that it goes on after a restart. */
export const Batch = z.object({
  schema: z.literal(1),
  id: JobId, // of the job that runs it, too
  at: Instant,
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  items: z.array(BatchItem),
});
export type Batch = z.infer<typeof Batch>;

const open: ReadonlySet<BatchItem['state']> = new Set(['waiting', 'running']);

/** Place of the item to run next; null: nothing is left. Total. */
export function nextItem({ items }: Pick<Batch, 'items'>): number | null {
  const at = items.findIndex(({ state }) => open.has(state));
  return at < 0 ? null : at;
}

/** The batch with one item changed. Total; a place that is none changes nothing. */
export const withItem = (batch: Batch, at: number, change: Partial<BatchItem>): Batch => ({
  ...batch,
  items: batch.items.map((item, i) => (i === at ? { ...item, ...change } : item)),
});

export type BatchCounts = Readonly<Record<'total' | 'settled' | 'done' | 'leftOut' | 'failed' | 'findings', number>>;

/** How far a batch is: `settled` items are done, left out or failed. Total. */
export function countsOf({ items }: Pick<Batch, 'items'>): BatchCounts {
  const count = (state: BatchItem['state']): number => items.filter((item) => item.state === state).length;
  return {
    total: items.length,
    settled: items.filter(({ state }) => !open.has(state)).length,
    done: count('done'),
    leftOut: count('left-out'),
    failed: count('failed'),
    findings: items.reduce((sum, { findings }) => sum + findings, 0),
  };
}

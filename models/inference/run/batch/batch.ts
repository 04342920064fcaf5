import { Actor } from '../../../base/actor.ts';
import { Instant } from '../../../base/dates.ts';
import { JobId, StudyUid } from '../../../base/ids.ts';
import { Reason } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import { BatchPlan } from './plan.ts';

const state = z.enum(['waiting', 'running', 'done', 'left-out', 'failed']);

/** The most images of one series that a batch reads with a model for single images: a film of an ultrasound has hundreds. */
export const mostImages = 60;

/** One image of a series of several, for a model that reads one at a time. */
export const BatchImage = z.object({
  image: z.number().int().positive(), // its place in the series, from 1
  state: state.exclude(['waiting', 'running']),
  reason: Reason.nullable(),
  findings: z.number().int().nonnegative(),
});
export type BatchImage = z.infer<typeof BatchImage>;

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
  state,
  reason: Reason.nullable(),
  findings: z.number().int().nonnegative(), // proposed
  /** Of a series of several images: each one, those that a model does not fit too. */
  images: z.array(BatchImage).default([]),
});
export type BatchItem = z.infer<typeof BatchItem>;

/** The order of a batch's studies: as the worklist had them, or by their date. */
export const BatchOrder = z.enum(['list', 'oldest', 'newest']);
export type BatchOrder = z.infer<typeof BatchOrder>;

/**
 * Models over studies, one after the other; kept in the library, so that it goes on after a restart. `waiting`: for its hour,
 * or for the batch before it. `note`: what must be said of how it went: it started late, it rests until the next night.
 */
export const Batch = z.object({
  schema: z.literal(1),
  id: JobId, // of the job that runs it, too
  at: Instant,
  by: Actor.nullable().default(null), // who started it
  state: z.enum(['waiting', 'running', 'paused', 'done', 'cancelled']),
  order: BatchOrder.default('list'),
  plan: BatchPlan.nullable().default(null), // null: at once
  note: Reason.nullable().default(null),
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

import { isAppError } from '../../../models/base/app-error.ts';
import type { JobId } from '../../../models/base/ids.ts';
import { nextItem } from '../../../models/inference/run/batch/batch.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import type { Context } from '../../app/context.ts';
import { News } from '../../library/store/news.ts';
import type { RunParts } from '../run-parts.ts';
import { BatchRun } from './batch-run.ts';
import { keepBatch, keptBatch, keptBatches } from './kept-batches.ts';
import { Turns } from './turns.ts';
import { sleepTowards, wallTimeOf } from './wall-clock.ts';
import type { Sleep } from './wall-clock.ts';

export const batchKind = 'inference.batch';

/** A batch runs in plain Node only: the windows stay the reader's, and a closed window stops nothing. */
const withoutWindow = (ctx: RunParts['ctx']): RunParts['ctx'] => ({
  ...ctx,
  shell: { ...ctx.shell, openHost: () => Promise.resolve(false) },
});

interface Going {
  readonly pause: AbortController;
  readonly ended: Promise<void>;
}

/**
 * The batches of one program that run or wait for their hour; one works at a time. Each is a job of the library (so the
 * library stays open for it behind a lock); what is done of it is kept after every item.
 */
export class Batches {
  readonly changed = new News<Batch>();
  readonly #going = new Map<JobId, Going>();
  readonly #turns = new Turns();
  readonly #sleep: Sleep;

  constructor(sleep: Sleep = sleepTowards) {
    this.#sleep = sleep;
  }

  /** Runs what is left of a batch, at its hour. Resolves when it is done, paused or cancelled, or the library closes. */
  async go(batch: Batch, ctx: RunParts['ctx']): Promise<void> {
    if (this.#going.has(batch.id) || batch.state === 'done' || batch.state === 'cancelled') return;
    const pause = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#going.set(batch.id, { pause, ended });
    const { library } = ctx;
    const request = { kind: batchKind, input: { batch: batch.id }, resume: batch.id };
    const keep = (one: Batch): Promise<void> => this.#keep(one, library);
    try {
      await library.jobs.run({ ...request, signal: new AbortController().signal }, (run) =>
        new BatchRun(batch, {
          ctx: withoutWindow(ctx),
          run,
          pause: pause.signal,
          turns: this.#turns,
          sleep: this.#sleep,
          keep,
        }).go(),
      );
    } catch (error) {
      if (!isAppError(error) || error.code !== 'job.cancelled') throw error; // cancelled: it stands in the batch
    } finally {
      this.#going.delete(batch.id);
      resolve();
    }
  }

  /** Goes on at once with one that is paused, or that waits for its hour. */
  async goNow(id: JobId, ctx: RunParts['ctx']): Promise<void> {
    if (this.#going.has(id) && (await keptBatch(ctx.library, id))?.state === 'running') return;
    this.pause(id);
    await this.#going.get(id)?.ended;
    const batch = await keptBatch(ctx.library, id);
    if (!batch) return;
    const plan = batch.plan && { ...batch.plan, start: wallTimeOf(ctx.library.now()) };
    await this.go({ ...batch, plan, note: null }, ctx);
  }

  /** Whether another program of this machine runs it, or waits for its hour. */
  async isElsewhere({ id, state }: Batch, { store }: RunParts['ctx']['library']): Promise<boolean> {
    if (this.#going.has(id) || (state !== 'running' && state !== 'waiting')) return false;
    return !(await isLeftBehind(id, store));
  }

  /** Stops after putting the item that runs back; nothing where the batch neither runs nor waits. */
  pause(id: JobId): void {
    this.#going.get(id)?.pause.abort();
  }

  /** Ends a batch for good; what it proposed stays. */
  async cancel(id: JobId, library: RunParts['ctx']['library']): Promise<void> {
    if (this.#going.has(id)) return library.jobs.cancel(id);
    const batch = await keptBatch(library, id);
    if (batch && nextItem(batch) !== null) await this.#keep({ ...batch, state: 'cancelled' }, library);
  }

  async #keep(batch: Batch, library: RunParts['ctx']['library']): Promise<void> {
    await keepBatch(library, batch);
    this.changed.tell(batch);
  }
}

// One a program, as its engine is.
const all = new WeakMap<Context['files'], Batches>();

/** The batches of the program that asks. */
export function batchesOf({ files }: Pick<Context, 'files'>): Batches {
  const known = all.get(files);
  if (known) return known;
  const batches = new Batches();
  all.set(files, batches);
  return batches;
}

/** Whether the program that ran a batch is gone. */
async function isLeftBehind(id: JobId, store: RunParts['ctx']['library']['store']): Promise<boolean> {
  if ((await store.job(id)) === null) return true;
  return (await store.unfinishedJobs()).some((job) => job.id === id);
}

/**
 * Goes on with batches that ran or waited when the program ended. Called when the library opens; those that ran come first,
 * then the older ones. One that another program of this machine runs is left to it.
 */
export async function resumeBatches(ctx: RunParts['ctx']): Promise<void> {
  const { library } = ctx;
  const open: Batch[] = [];
  for (const batch of await keptBatches(library)) {
    if (batch.state !== 'running' && batch.state !== 'waiting') continue;
    if (await isLeftBehind(batch.id, library.store)) open.push(batch);
  }
  const inOrder = open.toReversed().toSorted((a, b) => Number(b.state === 'running') - Number(a.state === 'running'));
  await Promise.all(inOrder.map((batch) => batchesOf(ctx).go(batch, ctx)));
}

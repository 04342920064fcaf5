import { isAppError } from '../../../models/base/app-error.ts';
import type { JobId } from '../../../models/base/ids.ts';
import { countsOf, nextItem, withItem } from '../../../models/inference/run/batch.ts';
import type { Batch } from '../../../models/inference/run/batch.ts';
import type { Context } from '../../app/context.ts';
import type { JobRun } from '../../library/jobs.ts';
import { News } from '../../library/store/news.ts';
import type { RunParts } from '../run-parts.ts';
import { keepBatch, keptBatch, keptBatches } from './kept-batches.ts';
import { runItem } from './run-item.ts';

export const batchKind = 'inference.batch';

/** A batch runs in plain Node only: the windows stay the reader's, and a closed window stops nothing. */
const withoutWindow = (ctx: RunParts['ctx']): RunParts['ctx'] => ({
  ...ctx,
  shell: { ...ctx.shell, openHost: () => Promise.resolve(false) },
});

/** The batches that run in one program. Each is a job of the library; what is done of it is kept after every item. */
export class Batches {
  readonly changed = new News<Batch>();
  readonly #running = new Map<JobId, AbortController>();

  /** Runs what is left of a batch. Resolves when it is done, paused or cancelled, or the library closes. */
  async go(batch: Batch, ctx: RunParts['ctx']): Promise<void> {
    if (this.#running.has(batch.id) || batch.state === 'done' || batch.state === 'cancelled') return;
    const pause = new AbortController();
    this.#running.set(batch.id, pause);
    const { signal } = new AbortController();
    try {
      await ctx.library.jobs.run({ kind: batchKind, input: { batch: batch.id }, resume: batch.id, signal }, (run) =>
        this.#run(batch, { ctx: withoutWindow(ctx), run, pause: pause.signal }),
      );
    } catch (error) {
      if (!isAppError(error) || error.code !== 'job.cancelled') throw error; // cancelled: it stands in the batch
    } finally {
      this.#running.delete(batch.id);
    }
  }

  /** Stops after putting the item that runs back; nothing where the batch does not run. */
  pause(id: JobId): void {
    this.#running.get(id)?.abort();
  }

  /** Ends a batch for good; what it proposed stays. */
  async cancel(id: JobId, library: RunParts['ctx']['library']): Promise<void> {
    if (this.#running.has(id)) return library.jobs.cancel(id);
    const batch = await keptBatch(library, id);
    if (batch && nextItem(batch) !== null) await this.#keep({ ...batch, state: 'cancelled' }, library);
  }

  async #keep(batch: Batch, library: RunParts['ctx']['library']): Promise<Batch> {
    await keepBatch(library, batch);
    this.changed.tell(batch);
    return batch;
  }

  async #run(start: Batch, { ctx, run, pause }: { ctx: RunParts['ctx']; run: JobRun; pause: AbortSignal }) {
    const { library } = ctx;
    const signal = AbortSignal.any([run.signal, pause]);
    let batch = await this.#keep({ ...start, state: 'running' }, library);
    const tell = (): void => {
      const { settled, total } = countsOf(batch);
      run.report({ step: 'infer.step-batch', done: settled, total });
    };
    try {
      for (let at = nextItem(batch); at !== null; at = nextItem(batch)) {
        tell();
        signal.throwIfAborted();
        const item = batch.items[at];
        if (!item) break;
        batch = await this.#keep(withItem(batch, at, { state: 'running' }), library);
        const settled = await runItem(item, { ctx, signal, report: () => undefined });
        batch = await this.#keep(withItem(batch, at, settled), library);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
      const waiting = { ...batch, items: batch.items.map(putBack) };
      const state = run.signal.aborted ? (library.jobs.isStopping ? 'running' : 'cancelled') : 'paused';
      await this.#keep({ ...waiting, state }, library);
      if (run.signal.aborted) throw error;
      return;
    }
    tell();
    await this.#keep({ ...batch, state: 'done' }, library);
  }
}

const putBack = (item: Batch['items'][number]): Batch['items'][number] =>
  item.state === 'running' ? { ...item, state: 'waiting' } : item;

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

/** Goes on with batches that ran when the program ended. Called when the library opens; one after the other. */
export async function resumeBatches(ctx: RunParts['ctx']): Promise<void> {
  const cut = (await keptBatches(ctx.library)).filter(({ state }) => state === 'running');
  for (const batch of cut.toReversed()) await batchesOf(ctx).go(batch, ctx);
}

import { countsOf, nextItem, withItem } from '../../../models/inference/run/batch/batch.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import { dueOf, firstAfter } from '../../../models/inference/run/batch/plan.ts';
import type { BatchPlan, Due, WallTime } from '../../../models/inference/run/batch/plan.ts';
import type { JobRun } from '../../library/jobs.ts';
import type { RunParts } from '../run-parts.ts';
import { runItem } from './run-item.ts';
import type { Turns } from './turns.ts';
import { wallTimeOf } from './wall-clock.ts';
import type { Sleep } from './wall-clock.ts';

export interface BatchRunParts {
  readonly ctx: RunParts['ctx'];
  readonly run: JobRun;
  readonly pause: AbortSignal;
  readonly turns: Turns;
  readonly sleep: Sleep;
  readonly keep: (batch: Batch) => Promise<void>;
}

const putBack = (item: Batch['items'][number]): Batch['items'][number] =>
  item.state === 'running' ? { ...item, state: 'waiting' } : item;

/** One batch from when it is started until it is done, paused or cancelled: it waits for its hour and its turn, works, rests. */
export class BatchRun {
  readonly #parts: BatchRunParts;
  readonly #signal: AbortSignal;
  #batch: Batch;

  constructor(batch: Batch, parts: BatchRunParts) {
    this.#batch = batch;
    this.#parts = parts;
    this.#signal = AbortSignal.any([parts.run.signal, parts.pause]);
  }

  /** @throws what a cancelled job throws; how it ended stands in the batch. */
  async go(): Promise<void> {
    const { run, ctx } = this.#parts;
    const wasCut = this.#batch.state === 'running'; // by the end of the program: its hour was kept
    try {
      await this.#keep({ state: 'waiting' });
      for (let first = true; this.#batch.state === 'waiting'; first = false) await this.#once(first && wasCut);
    } catch (error) {
      if (!this.#signal.aborted) throw error;
      const { isStopping } = ctx.library.jobs;
      const state = run.signal.aborted ? (isStopping ? this.#batch.state : 'cancelled') : 'paused';
      await this.#keep({ items: this.#batch.items.map(putBack), state });
      if (run.signal.aborted) throw error;
    }
  }

  /** Waits for its hour, then for its turn, then works. */
  async #once(wasCut: boolean): Promise<void> {
    const { turns, run } = this.#parts;
    run.hold(true);
    this.#tell();
    if (!(await this.#untilDue(wasCut))) return;
    const give = await turns.take(this.#signal);
    try {
      const due = this.#due();
      if (due && due.kind !== 'start') return; // its time went by while another worked
      run.hold(false);
      await this.#work(due?.until ?? null);
    } finally {
      give();
    }
  }

  /** @returns false where its whole time was missed, and no other night was asked for. */
  async #untilDue(wasCut: boolean): Promise<boolean> {
    for (;;) {
      const { plan } = this.#batch;
      const due = this.#due();
      if (!plan || !due) return true;
      if (due.kind === 'wait') await this.#parts.sleep(due.until, this.#signal);
      if (due.kind === 'missed') await this.#miss(plan, due.next);
      if (due.kind === 'missed' && due.next === null) return false;
      if (due.kind !== 'start') continue;
      const note = { code: 'batch.late', params: { planned: shown(plan.start), at: shown(this.#now()) } };
      if (due.late && !wasCut) await this.#keep({ note });
      return true;
    }
  }

  async #miss(plan: BatchPlan, next: WallTime | null): Promise<void> {
    const params = { planned: shown(plan.start), stop: plan.stop ?? '' };
    if (next === null) return this.#keep({ state: 'paused', plan: null, note: { code: 'batch.missed', params } });
    return this.#keep({ plan: { ...plan, start: next }, note: { code: 'batch.missed-night', params } });
  }

  /** Works until nothing is left, or the clock shows `end`. */
  async #work(end: WallTime | null): Promise<void> {
    const { ctx } = this.#parts;
    const stop = new AbortController();
    const done = new AbortController();
    if (end !== null) void this.#stopAt(end, stop, done.signal);
    const signal = AbortSignal.any([this.#signal, stop.signal]);
    await this.#keep({ state: 'running' });
    try {
      for (let at = nextItem(this.#batch); at !== null; at = nextItem(this.#batch)) {
        this.#tell();
        signal.throwIfAborted();
        const item = this.#batch.items[at];
        if (!item) break;
        await this.#keep(withItem(this.#batch, at, { state: 'running' }));
        await this.#keep(withItem(this.#batch, at, await runItem(item, { ctx, signal, report: () => undefined })));
      }
      this.#tell();
      await this.#keep({ state: 'done' });
    } catch (error) {
      if (this.#signal.aborted || !stop.signal.aborted || end === null) throw error;
      await this.#rest(end);
    } finally {
      done.abort();
    }
  }

  async #stopAt(end: WallTime, stop: AbortController, done: AbortSignal): Promise<void> {
    while (!done.aborted && this.#now() < end) await this.#parts.sleep(end, done).catch(() => undefined);
    if (!done.aborted) stop.abort();
  }

  /** Its time is over: on with it the next night, or when a person says so. */
  async #rest(end: WallTime): Promise<void> {
    const { plan, items } = this.#batch;
    const left = { items: items.map(putBack) };
    if (!plan || plan.again === null)
      return this.#keep({ ...left, state: 'paused', note: { code: 'batch.stopped', params: { at: shown(end) } } });
    const start = firstAfter(this.#now(), plan.again);
    const params = { at: shown(end), next: shown(start) };
    return this.#keep({
      ...left,
      state: 'waiting',
      plan: { ...plan, start },
      note: { code: 'batch.rests', params },
    });
  }

  #now(): WallTime {
    return wallTimeOf(this.#parts.ctx.library.now());
  }

  #due(): Due | null {
    const { plan } = this.#batch;
    return plan && dueOf(plan, this.#now());
  }

  #tell(): void {
    const { settled, total } = countsOf(this.#batch);
    this.#parts.run.report({ step: 'infer.step-batch', done: settled, total });
  }

  async #keep(change: Partial<Batch>): Promise<void> {
    this.#batch = { ...this.#batch, ...change };
    await this.#parts.keep(this.#batch);
  }
}

const shown = (moment: WallTime): string => moment.replace('T', ' ');

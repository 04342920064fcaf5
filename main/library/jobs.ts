import { AppError, isAppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { JobId } from '../../models/base/ids.ts';
import type { JobRow, JobState } from '../../models/library/job-row.ts';
import { News } from './store/news.ts';
import type { Store } from './store.ts';
import type { JobRecord } from './store/tables/records.ts';

export interface JobParts {
  readonly store: Store;
  readonly now: () => string;
  readonly newId: () => string;
}

/** What a running job is given. `id` stays the same when it goes on after a crash. */
export interface JobRun {
  readonly id: JobId;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
  /** Says that it waits (for its hour, for another), or that it does so no longer. */
  readonly hold: (isHeld: boolean) => void;
}

export interface JobRequest {
  readonly kind: string; // the contract's name of it: `dicom.import`
  readonly input: unknown; // JSON; what is needed to go on after a crash
  readonly params?: JobRow['params']; // for its line in the list
  readonly signal: AbortSignal; // of the call that asked
  readonly report?: (progress: Counted) => void; // to the call that asked
  readonly resume?: JobId; // an unfinished job that this one carries on
}

/** Everything long that runs: listed, cancellable, known after a crash. */
export class Jobs {
  /** What runs, then the last that ended; at most ten times a second. */
  readonly changed = new News<JobRow[]>();
  readonly #parts: JobParts;
  readonly #running = new Map<JobId, { record: JobRecord; readonly aborter: AbortController }>();

  readonly #idle: (() => void)[] = [];
  #ended: readonly JobRecord[] = [];
  #due: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  /**
   * Runs `work` as a listed job.
   *
   * @throws whatever `work` throws, after the list says so; AppError `job.cancelled` when the call or the list cancels, or
   * the library closes.
   */
  async run<T>(request: JobRequest, work: (run: JobRun) => Promise<T>): Promise<T> {
    const { kind, input, params = {}, signal, report: tellCaller, resume } = request;
    if (signal.aborted || this.#isStopping) throw new AppError('job.cancelled');
    const id = resume ?? JobId.parse(this.#parts.newId());
    const aborter = new AbortController();
    const cancel = (): void => aborter.abort();
    signal.addEventListener('abort', cancel, { once: true });
    const record: JobRecord = {
      id,
      kind,
      state: 'running',
      input,
      progress: null,
      code: null,
      params,
      queuedAt: this.#parts.now(),
      endedAt: null,
    };
    await this.#parts.store.putJob(record);
    this.#running.set(id, { record, aborter });
    this.#tell();
    try {
      const report = (progress: Counted): void => {
        this.#change(id, { progress });
        tellCaller?.(progress);
      };
      const hold = (isHeld: boolean): void => this.#change(id, { state: isHeld ? 'queued' : 'running' });
      const value = await work({ id, signal: aborter.signal, report, hold });
      await this.#end(id, 'done', null);
      return value;
    } catch (error) {
      const isCancelled = aborter.signal.aborted;
      await this.#end(id, isCancelled ? 'cancelled' : 'failed', isAppError(error) ? error : null);
      throw isCancelled ? new AppError('job.cancelled', {}, error) : error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** What runs, then what ended, newest first. */
  async list(): Promise<JobRow[]> {
    const { store } = this.#parts;
    const [stored, left] = await Promise.all([store.jobs(), store.unfinishedJobs()]);
    const dead = new Set(left.map(({ id }) => id));
    return stored
      .map((row) => this.#running.get(row.id)?.record ?? (dead.has(row.id) ? interrupted(row) : row))
      .map(rowOf);
  }

  /** How many run, or wait to. */
  get count(): number {
    return this.#running.size;
  }

  /** The library is closing: what ends now goes on at the next opening. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Asks a running job to stop; nothing when it has ended already. One that was cut short is ended for good. */
  async cancel(id: JobId): Promise<void> {
    const running = this.#running.get(id);
    if (running) return running.aborter.abort();
    const { store, now } = this.#parts;
    const left = (await store.unfinishedJobs()).find((job) => job.id === id);
    if (left) await store.putJob({ ...interrupted(left), endedAt: now() });
  }

  /** Ends all and waits for it, before the library closes. They stay unfinished: what can go on goes on at the next opening. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const running = [...this.#running.values()];
    for (const { aborter } of running) aborter.abort();
    await this.settled();
  }

  /** Waits until nothing runs, and every end is written down. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await new Promise((resolve) => this.#idle.push(() => resolve(null)));
  }

  #change(id: JobId, change: Partial<Pick<JobRecord, 'progress' | 'state'>>): void {
    const running = this.#running.get(id);
    if (!running) return;
    running.record = { ...running.record, ...change };
    this.#tell();
  }

  async #end(id: JobId, state: JobState, error: AppError | null): Promise<void> {
    const running = this.#running.get(id);
    if (!running) return;
    const params = { ...running.record.params, ...error?.params };
    const record: JobRecord = {
      ...running.record,
      state,
      code: error?.code ?? (state === 'failed' ? 'ipc.unexpected' : null),
      params,
      endedAt: this.#parts.now(),
    };
    try {
      if (!this.#isStopping || state === 'done') await this.#parts.store.putJob(record);
    } finally {
      this.#running.delete(id);
      if (this.#running.size === 0) for (const wake of this.#idle.splice(0)) wake();
      this.#ended = [record, ...this.#ended].slice(0, 20);
      this.#tell();
    }
  }

  #tell(): void {
    if (this.#due) return;
    this.#due = setTimeout(() => {
      this.#due = null;
      this.changed.tell([...[...this.#running.values()].map(({ record }) => record), ...this.#ended].map(rowOf));
    }, 100).unref();
  }
}

/** Left behind by a process that is gone; an import goes on by itself. */
const interrupted = (row: JobRecord): JobRecord => ({ ...row, state: 'failed', code: 'job.interrupted' });

const rowOf = ({ id, kind, state, progress, code, params, queuedAt, endedAt }: JobRow): JobRow => ({
  id,
  kind,
  state,
  progress,
  code,
  params,
  queuedAt,
  endedAt,
});

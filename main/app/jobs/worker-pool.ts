import { parentPort, Worker } from 'node:worker_threads';
import { AppError, isAppError } from '../../../models/base/app-error.ts';

// Several threads that live for as long as their pool and answer one piece of work at a time each.

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly stack: string;
    };

/** How one piece of work is given to a thread. */
export interface WorkOptions {
  /** Buffers of the input that are moved to the thread, not copied: they are empty here afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
  /** How long the thread may take, from when it gets the work; then it is ended and another takes its place. */
  readonly limitMs?: number;
}

/** Nothing that a pool is given takes this long: a thread that has not answered by then never will. */
const defaultLimitMs = 120_000;

interface Task<I, T> {
  readonly input: I;
  readonly transfer: readonly ArrayBuffer[];
  readonly limitMs: number;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

interface Running<I, T> {
  readonly task: Task<I, T>;
  readonly timer: NodeJS.Timeout;
}

/** A pool of threads of one `*.worker.ts` that begins with `answerPool`. */
export class WorkerPool<I, T> {
  readonly #file: URL;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Running<I, T>>();
  readonly #waiting: Task<I, T>[] = [];
  #isClosed = false;

  constructor(file: URL, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /**
   * @throws AppError (as rejection) with the worker's code, `job.worker-died` {reason} when its thread ended,
   *   `job.no-answer` {seconds} when it was ended for taking too long, `job.cancelled` when the pool was closed.
   */
  run(input: I, { transfer = [], limitMs = defaultLimitMs }: WorkOptions = {}): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new AppError('job.cancelled'));
      this.#waiting.push({ input, transfer, limitMs, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads; what waits or runs is cancelled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const threads = [...this.#idle.splice(0), ...this.#busy.keys()];
    for (const { reject } of this.#waiting.splice(0)) reject(new AppError('job.cancelled'));
    for (const worker of threads) this.#release(worker)?.reject(new AppError('job.cancelled'));
    await Promise.all(threads.map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
    const task = worker && this.#waiting.shift();
    if (!worker || !task) return;
    const timer = setTimeout(() => this.#giveUp(worker, task.limitMs), task.limitMs);
    this.#busy.set(worker, { task, timer });
    worker.ref();
    worker.postMessage(task.input, [...task.transfer]);
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.on('message', (answer: Answer<T>) => {
      const task = this.#release(worker);
      if (!task) return; // it was given up while it answered
      this.#idle.push(worker);
      worker.unref(); // a thread without work keeps no program running
      if (answer.ok) task.resolve(answer.value);
      else task.reject(new AppError(answer.code, answer.params, answer.stack));
      this.#next();
    });
    worker.on('error', (error) =>
      this.#bury(worker, new AppError('job.worker-died', { reason: error.message }, error)),
    );
    worker.on('exit', (code) => this.#bury(worker, new AppError('job.worker-died', { reason: `exit ${code}` })));
    return worker;
  }

  /** The work of a thread, which is then free. */
  #release(worker: Worker): Task<I, T> | undefined {
    const running = this.#busy.get(worker);
    clearTimeout(running?.timer);
    this.#busy.delete(worker);
    return running?.task;
  }

  /** Nobody waits for the end of a wedged thread: one that hangs within the system may not end. */
  #giveUp(worker: Worker, limitMs: number): void {
    this.#bury(worker, new AppError('job.no-answer', { seconds: Math.round(limitMs / 1000) }));
    void worker.terminate();
  }

  /** Only the work that killed the thread fails; the rest goes to another. */
  #bury(worker: Worker, error: AppError): void {
    const task = this.#release(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    task?.reject(error);
    if (!this.#isClosed) this.#next();
  }
}

/** The other end: called once at the top of a `*.worker.ts`. Buffers named by `transfer` are moved, not copied. */
export function answerPool<I, T>(
  work: (input: I) => Promise<T>,
  transfer: (value: T) => ArrayBuffer[] = () => [],
): void {
  const port = parentPort;
  if (!port) throw new AppError('job.not-a-worker');
  const post = (answer: Answer<T>, moved: ArrayBuffer[]): void => port.postMessage(answer, moved);
  port.on('message', (input: I) => {
    work(input).then(
      (value) => post({ ok: true, value }, transfer(value)),
      (error: unknown) => {
        const { code, params } = isAppError(error) ? error : new AppError('ipc.unexpected');
        post({ ok: false, code, params, stack: error instanceof Error ? String(error.stack) : String(error) }, []);
      },
    );
  });
}

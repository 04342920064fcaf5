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

interface Task<I, T> {
  readonly input: I;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** A pool of threads of one `*.worker.ts` that begins with `answerPool`. */
export class WorkerPool<I, T> {
  readonly #file: URL;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Task<I, T>>();
  readonly #waiting: Task<I, T>[] = [];
  #isClosed = false;

  constructor(file: URL, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** @throws AppError (as rejection) with the worker's code, `job.worker-died` when its thread ended. */
  run(input: I): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new AppError('job.cancelled'));
      this.#waiting.push({ input, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads; what waits or runs is cancelled. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of [...this.#waiting.splice(0), ...this.#busy.values()])
      reject(new AppError('job.cancelled'));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#start() : undefined);
    const task = worker && this.#waiting.shift();
    if (!worker || !task) return;
    this.#busy.set(worker, task);
    worker.postMessage(task.input);
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    worker.on('message', (answer: Answer<T>) => {
      const task = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      if (answer.ok) task?.resolve(answer.value);
      else task?.reject(new AppError(answer.code, answer.params, answer.stack));
      this.#next();
    });
    worker.on('error', (error) =>
      this.#bury(worker, new AppError('job.worker-died', { reason: error.message }, error)),
    );
    worker.on('exit', (code) => this.#bury(worker, new AppError('job.worker-died', { reason: `exit ${code}` })));
    return worker;
  }

  /** Only the work that killed the thread fails; the rest goes to another. */
  #bury(worker: Worker, error: AppError): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
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

import { parentPort, Worker } from 'node:worker_threads';
import { AppError, isAppError } from '../../../models/base/app-error.ts';

// One message starts a worker, then `progress*` and one of `done | failed`. Cancelling ends the thread.

type FromWorker<P, T> =
  | { readonly part: 'progress'; readonly value: P }
  | { readonly part: 'done'; readonly value: T }
  | {
      readonly part: 'failed';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly stack: string;
    };

export interface RunOptions<P> {
  readonly signal: AbortSignal;
  readonly onProgress: (value: P) => void;
  readonly transfer?: readonly ArrayBuffer[];
}

/**
 * Runs one piece of work in a thread of its own.
 *
 * @param file  the worker's source, e.g. `new URL('./scan.worker.ts', import.meta.url)`.
 * @throws AppError (as rejection) with the worker's code, `job.cancelled`, or `job.worker-died`.
 */
export function runWorker<I, P, T>(
  file: URL,
  input: I,
  { signal, onProgress, transfer = [] }: RunOptions<P>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('job.cancelled'));
    const worker = new Worker(file);
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', cancel);
      settle();
      void worker.terminate();
    };
    const cancel = (): void => end(() => reject(new AppError('job.cancelled')));
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: FromWorker<P, T>) => {
      if (message.part === 'progress') onProgress(message.value);
      else if (message.part === 'done') end(() => resolve(message.value));
      else end(() => reject(new AppError(message.code, message.params, message.stack)));
    });
    worker.on('error', (error) => end(() => reject(new AppError('job.worker-died', { reason: error.message }, error))));
    worker.on('exit', (code) => end(() => reject(new AppError('job.worker-died', { reason: `exit ${code}` }))));
    worker.postMessage(input, [...transfer]);
  });
}

/**
 * The other end: called once at the top of a `*.worker.ts`. `work` is given the start message and a way to report.
 * An AppError keeps its code; anything else arrives as `ipc.unexpected` with its stack as the cause.
 */
export function answerWorker<I, P, T>(
  work: (input: I, report: (value: P) => void) => Promise<T>,
  transfer?: (value: T) => ArrayBuffer[],
): void {
  const port = parentPort;
  if (!port) throw new AppError('job.not-a-worker');
  const post = (message: FromWorker<P, T>, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
  port.once('message', (input: I) => {
    work(input, (value) => post({ part: 'progress', value })).then(
      (value) => post({ part: 'done', value }, transfer?.(value) ?? []),
      (error: unknown) => {
        const { code, params } = isAppError(error) ? error : new AppError('ipc.unexpected');
        post({ part: 'failed', code, params, stack: error instanceof Error ? String(error.stack) : String(error) });
      },
    );
  });
}

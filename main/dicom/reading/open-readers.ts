import { availableParallelism } from 'node:os';
import { WorkerPool } from '../../app/jobs/worker-pool.ts';
import { limits, readingMs } from '../limits.ts';
import type { Parsed, ParseRequest } from './parse.worker.ts';

/** The threads that read files for an import. */
export interface Readers {
  /**
   * The bytes of a member are moved to the thread. @param size  in bytes: a larger file may take longer.
   *
   * @throws AppError (as rejection) `job.no-answer`, `job.worker-died`, `job.cancelled`.
   */
  read(request: ParseRequest, size: number): Promise<Parsed>;
  /** Ends the threads; what they read is cancelled. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  readonly thread: URL;
  readonly msOf: (bytes: number) => number; // how long a file of a size may take
}

/** Starts as many threads as are needed, when they are needed. */
export function openReaders({
  thread = new URL('./parse.worker.ts', import.meta.url),
  msOf = readingMs,
}: Partial<ReaderOptions> = {}): Readers {
  const pool = new WorkerPool<ParseRequest, Parsed>(thread, Math.min(limits.threads, availableParallelism()));
  return {
    read: (request, size) =>
      pool.run(request, { transfer: request.member ? [request.member.bytes.buffer] : [], limitMs: msOf(size) }),
    close: () => pool.close(),
  };
}

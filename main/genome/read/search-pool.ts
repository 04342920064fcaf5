import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { FoundPiece } from '../../../models/genome/vcf/find-in-piece.ts';
import { WorkerPool } from '../../app/jobs/worker-pool.ts';
import type { RunToSearch } from './search.worker.ts';
import { packingOf } from './unpack/sniff.ts';

const mostThreads = 4;
const worthThreads = 4 << 20; // stored bytes: below, a thread takes longer to start than to be of help

/** The threads that look through a bgzip file beside the one that reads it. */
export interface SearchPool {
  readonly others: number;
  readonly pool: WorkerPool<RunToSearch, readonly FoundPiece[]>;
}

/**
 * Starts the threads that are of help with a file; they load while the file's header is read.
 *
 * @param threads  the reading one with them. Where it is not said and the file is long enough, half the cores, 4 at most: on two
 *   cores a second thread costs what it saves, and takes the core that the window draws with.
 */
export function startSearchPool(path: string, threads?: number): SearchPool {
  const helpful = isLongBgzip(path) ? Math.min(mostThreads, Math.max(1, availableParallelism() >> 1)) : 1;
  const others = (threads ?? helpful) - 1;
  const pool: SearchPool['pool'] = new WorkerPool(new URL('./search.worker.ts', import.meta.url), others);
  for (let i = 0; i < others; i++) pool.run({ run: new Uint8Array(0), wanted: {} }).catch(() => undefined);
  return { others, pool };
}

const isLongBgzip = (path: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(18);
    readSync(file, head, 0, head.length, 0);
    return fstatSync(file).size >= worthThreads && packingOf(head) === 'bgzip';
  } finally {
    closeSync(file);
  }
};

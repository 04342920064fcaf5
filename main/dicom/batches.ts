import type { Counted } from '../../models/base/ipc/counted.ts';
import type { JobId } from '../../models/base/ids.ts';
import type { Library } from '../library/library.ts';
import type { ImportedFile } from '../library/store/received.ts';
import { limits } from './limits.ts';

export interface BatchesFor {
  readonly job: JobId;
  readonly library: Library;
  readonly done: number; // files of the job that were entered before
  readonly report: (progress: Counted) => void;
}

/**
 * Enters files batch by batch, each one flush to disk and one transaction. While one is entered the next is read; the
 * slower the disk, the larger the batches.
 */
export class Batches {
  readonly #for: BatchesFor;
  #done: number;
  #files: Promise<ImportedFile>[] = [];
  #bytes = 0;
  #entering: Promise<void> = Promise.resolve();
  #isEntering = false;

  constructor(of: BatchesFor) {
    this.#for = of;
    this.#done = of.done;
  }

  /** Waits when too much is on the way. @throws what a file, or entering an earlier batch, threw. */
  async add(file: Promise<ImportedFile>, bytes: number): Promise<void> {
    file.catch(() => undefined); // told when its batch is entered
    this.#files.push(file);
    this.#bytes += bytes;
    const { leastFiles, mostFiles, mostBytes } = limits.batch;
    const isFull = this.#bytes >= mostBytes || this.#files.length >= mostFiles;
    if (isFull || (this.#files.length >= leastFiles && !this.#isEntering)) await this.#turn();
  }

  /** Enters what is left. @throws as `add`. */
  async finish(): Promise<void> {
    await this.#turn();
    await this.#entering;
  }

  /** Waits until nothing is on the way any more, whatever became of it. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#files, this.#entering]);
  }

  /** The batch so far begins to be entered once the one before is. */
  async #turn(): Promise<void> {
    await this.#entering;
    const files = this.#files;
    this.#files = [];
    this.#bytes = 0;
    this.#entering = this.#enter(files);
    this.#entering.catch(() => undefined); // told by the next turn
  }

  async #enter(reading: readonly Promise<ImportedFile>[]): Promise<void> {
    if (reading.length === 0) return;
    const { job, library, report } = this.#for;
    this.#isEntering = true;
    try {
      const files = await Promise.all(reading);
      await library.blobs.flush();
      await library.store.putReceived({ job, files });
      this.#done += files.length;
      report({ step: 'import', done: this.#done, total: null });
    } finally {
      this.#isEntering = false;
    }
  }
}

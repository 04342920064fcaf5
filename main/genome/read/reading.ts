import { createHash } from 'node:crypto';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Digest } from '../../../models/base/ids.ts';
import type { Source } from './unpack/source.ts';

const reportEvery = 4 << 20; // bytes

/** One reading of a file: its digest, how far it is, whether it was cut. */
export class Reading implements Source {
  readonly path: string;
  readonly bytes: number;
  readonly through = null;
  cut: 'inside' | 'no-end-mark' | null = null;
  readonly #hash = createHash('sha256');
  readonly #report: (progress: Counted) => void;
  #done = 0;
  #told = 0;
  #digest: string | null = null;

  constructor(path: string, bytes: number, report: (progress: Counted) => void) {
    this.path = path;
    this.bytes = bytes;
    this.#report = report;
  }

  onRead(stored: Uint8Array): void {
    this.#hash.update(stored);
    this.#done += stored.length;
    if (this.#done - this.#told < reportEvery) return;
    this.#told = this.#done;
    this.#report({ step: 'genome.step-read', done: this.#done, total: this.bytes });
  }

  onCut(reason: 'inside' | 'no-end-mark'): void {
    this.cut = reason;
  }

  /** Of the whole file; nothing is read after it was asked for. */
  digest(): Digest {
    this.#digest ??= this.#hash.digest('hex');
    return this.#digest as Digest; // what a Digest is; its schema would be this thread's largest import
  }
}

import { availableParallelism } from 'node:os';
import { WorkerPool } from '../../app/jobs/worker-pool.ts';
import type { CompressedFrame, DecodedFrame } from './decode-frame.ts';
import type { PictureFrame } from './decode-picture.ts';

const idleMs = 15_000;

/** Decodes frames in threads, which are started when needed and end when nothing was asked for a while. */
export class Decoder {
  #pool: WorkerPool<CompressedFrame | PictureFrame, DecodedFrame> | null = null;
  #running = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @throws AppError as `decodeFrame`, `decodePicture`, `job.worker-died`. */
  async decode(frame: CompressedFrame | PictureFrame): Promise<DecodedFrame> {
    clearTimeout(this.#timer);
    this.#pool ??= new WorkerPool(new URL('./decode.worker.ts', import.meta.url), Math.min(4, availableParallelism()));
    this.#running++;
    try {
      return await this.#pool.run(frame);
    } finally {
      this.#running--;
      if (this.#running === 0) this.#timer = setTimeout(() => void this.close(), idleMs).unref();
    }
  }

  /** Ends the threads; the next frame starts new ones. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const pool = this.#pool;
    this.#pool = null;
    await pool?.close();
  }
}

const decoders = new WeakMap<object, Decoder>();

/** The decoder of one open library. */
export function decoderOf(library: object): Decoder {
  const known = decoders.get(library) ?? new Decoder();
  decoders.set(library, known);
  return known;
}

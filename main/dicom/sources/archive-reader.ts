import type { FileHandle } from 'node:fs/promises';
import yauzl from 'yauzl';

const windowBytes = 64 * 1024;

/** How yauzl reads an archive's table of contents: many small pieces, one after the other, out of few large reads. */
export class ArchiveReader extends yauzl.RandomAccessReader {
  readonly #handle: FileHandle;
  #window = Buffer.alloc(0);
  #from = 0; // where the window begins in the file

  /** The handle stays with whoever opened it. */
  constructor(handle: FileHandle) {
    super();
    this.#handle = handle;
  }

  // oxlint-disable-next-line max-params -- the library's signature
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#copy(buffer.subarray(offset, offset + length), position).then(() => callback(null), callback);
  }

  async #copy(target: Buffer, position: number): Promise<void> {
    const isWithin = position >= this.#from && position + target.length <= this.#from + this.#window.length;
    if (!isWithin) await this.#open(position, Math.max(windowBytes, target.length));
    const at = position - this.#from;
    if (at + target.length > this.#window.length) throw new Error('the archive ends early');
    this.#window.copy(target, 0, at, at + target.length);
  }

  async #open(position: number, length: number): Promise<void> {
    const bytes = Buffer.alloc(length);
    let have = 0;
    for (let read = 1; read > 0 && have < length; have += read)
      read = (await this.#handle.read(bytes, have, length - have, position + have)).bytesRead;
    this.#window = bytes.subarray(0, have);
    this.#from = position;
  }
}

/** Reads an index's numbers, little-endian: one after another, or where they are known to be. @throws RangeError behind the end. */
export class IndexBytes {
  readonly #bytes: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  unsignedAt(at: number): number {
    return this.#bytes.getUint32(at, true);
  }

  /** A virtual offset; exact below 2^53, in files of up to 128 GiB. */
  offsetAt(at: number): number {
    return this.#bytes.getUint32(at + 4, true) * 2 ** 32 + this.#bytes.getUint32(at, true);
  }

  unsigned(): number {
    this.at += 4;
    return this.unsignedAt(this.at - 4);
  }

  /** How many of something follow. @param size  least bytes of each, all of which must be there. */
  count(size = 0): number {
    const count = this.unsigned();
    if (count > 0x7fffffff || count * size > this.#bytes.byteLength - this.at) throw new RangeError('count');
    return count;
  }

  /** Passes over so many bytes, which must be there. */
  skip(bytes: number): void {
    if (this.at + bytes > this.#bytes.byteLength) throw new RangeError('skip');
    this.at += bytes;
  }

  text(length: number): string {
    const at = this.at;
    this.skip(length);
    return new TextDecoder().decode(new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + at, length));
  }
}

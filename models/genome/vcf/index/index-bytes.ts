/** Reads an index's numbers one after another, little-endian. @throws RangeError (all methods) behind the end. */
export class IndexBytes {
  readonly #bytes: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  unsigned(): number {
    this.at += 4;
    return this.#bytes.getUint32(this.at - 4, true);
  }

  /** How many of something follow. @param size  least bytes of each, all of which must be there. */
  count(size = 0): number {
    const count = this.unsigned();
    if (count > 0x7fffffff || count * size > this.#bytes.byteLength - this.at) throw new RangeError('count');
    return count;
  }

  /** A virtual offset; one of a file over 128 GiB is refused, since a number would not hold it exactly. */
  offset(): number {
    const [low, high] = [this.unsigned(), this.unsigned()];
    if (high >= 1 << 21) throw new RangeError('offset');
    return high * 2 ** 32 + low;
  }

  offsets(count: number): Float64Array {
    const all = new Float64Array(count);
    for (let i = 0; i < count; i++) all[i] = this.offset();
    return all;
  }

  text(length: number): string {
    if (this.at + length > this.#bytes.byteLength) throw new RangeError('text');
    this.at += length;
    return new TextDecoder().decode(
      new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.at - length, length),
    );
  }
}

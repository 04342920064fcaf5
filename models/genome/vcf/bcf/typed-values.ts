import { AppError } from '../../../base/app-error.ts';

/** The kind and number of the values that follow: BCF2's typing byte. */
export interface ValueType {
  readonly kind: number; // 0 none, 1, 2, 3 integers of 1, 2, 4 bytes, 5 float, 7 text
  readonly count: number;
}

const bytesOf: Readonly<Record<number, number>> = { 0: 0, 1: 1, 2: 2, 3: 4, 5: 4, 7: 1 };
const [missingFloat, endOfFloats] = [0x7f800001, 0x7f800002];
const latin = new TextDecoder('utf-8');

/**
 * Reads BCF2's typed values one after another.
 *
 * @throws AppError (all methods) `genome.damaged` for a type that is none or values that reach over the end.
 * @source VCF 4.3, section 6.3.3.
 */
export class TypedValues {
  readonly #bytes: DataView;
  at = 0;

  /** @param bytes  the shared or the individual part of one record. */
  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  type(): ValueType {
    const [descriptor] = this.#take(1, (at) => this.#bytes.getUint8(at));
    const count = (descriptor ?? 0) >>> 4;
    const kind = (descriptor ?? 0) & 15;
    if (bytesOf[kind] === undefined) throw new AppError('genome.damaged');
    return { kind, count: count < 15 ? count : (this.integers(this.type())[0] ?? 0) };
  }

  /** Integers; null where missing, and none from the end of a shorter vector on. */
  integers({ kind, count }: ValueType): readonly (number | null)[] {
    const size = bytesOf[kind] ?? 0;
    const lowest = -(2 ** (8 * size - 1)); // missing; the next above ends the vector
    const all = this.#take(count, (at) => this.#integerAt(at, size), size);
    const end = all.indexOf(lowest + 1);
    return (end < 0 ? all : all.slice(0, end)).map((value) => (value === lowest ? null : value));
  }

  /** Floats with the six digits that a VCF is written with; null where missing, and none from the end of a shorter vector on. */
  floats({ count }: ValueType): readonly (number | null)[] {
    const all = this.#take(
      count,
      (at) => [this.#bytes.getUint32(at, true), this.#bytes.getFloat32(at, true)] as const,
      4,
    );
    const end = all.findIndex(([bits]) => bits === endOfFloats);
    return (end < 0 ? all : all.slice(0, end)).map(([bits, value]) =>
      bits === missingFloat ? null : Number(value.toPrecision(6)),
    );
  }

  text({ kind, count }: ValueType): string {
    const size = (bytesOf[kind] ?? 0) * count;
    this.#ensure(size);
    const bytes = new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.at, size);
    this.at += size;
    return latin.decode(bytes).replaceAll('\0', '');
  }

  skip({ kind, count }: ValueType): void {
    const size = (bytesOf[kind] ?? 0) * count;
    this.#ensure(size);
    this.at += size;
  }

  #take<T>(count: number, read: (at: number) => T, size = 1): T[] {
    this.#ensure(count * size);
    const values = Array.from({ length: count }, (_, i) => read(this.at + i * size));
    this.at += count * size;
    return values;
  }

  #integerAt(at: number, size: number): number {
    if (size === 1) return this.#bytes.getInt8(at);
    if (size === 2) return this.#bytes.getInt16(at, true);
    if (size === 4) return this.#bytes.getInt32(at, true);
    throw new AppError('genome.damaged');
  }

  #ensure(bytes: number): void {
    if (bytes < 0 || this.at + bytes > this.#bytes.byteLength) throw new AppError('genome.damaged');
  }
}

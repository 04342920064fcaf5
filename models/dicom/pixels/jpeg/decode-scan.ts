import type { HuffmanTable, JpegComponent, JpegImage, JpegScan } from './jpeg-image.ts';

/** Coefficients in the order they are stored → their place in a block, row by row. ITU-T T.81 figure A.6. */
export const natural = Uint8Array.from(
  (
    '0 1 8 16 9 2 3 10 17 24 32 25 18 11 4 5 12 19 26 33 40 48 41 34 27 20 13 6 7 14 21 28 35 42 49 56 57 50 43 36 29 ' +
    '22 15 23 30 37 44 51 58 59 52 45 38 31 39 46 53 60 61 54 47 55 62 63'
  )
    .split(' ')
    .map(Number),
);

/** Reads bits of a scan; behind the end, and at a mark, all bits are 0. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #word = 0; // the bits at hand are its lowest
  #left = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next bits, at most 16, without taking them. */
  #peek(count: number): number {
    while (this.#left < count) {
      const byte = this.#bytes[this.#at] ?? 0xff;
      const isMark = byte === 0xff && this.#bytes[this.#at + 1] !== 0;
      this.#word = (this.#word << 8) | (isMark ? 0 : byte);
      if (!isMark) this.#at += byte === 0xff ? 2 : 1;
      this.#left += 8;
    }
    return (this.#word >>> (this.#left - count)) & ((1 << count) - 1);
  }

  bits(count: number): number {
    const value = this.#peek(count);
    this.#left -= count;
    return value;
  }

  /** A value of `count` bits with its sign. T.81 F.2.2.1. */
  signed(count: number): number {
    const value = this.bits(count);
    return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  symbol({ short, least, most, from, symbols }: HuffmanTable): number {
    const known = short[this.#peek(8)] ?? 0;
    if (known > 0) {
      this.#left -= known >> 8;
      return known & 0xff;
    }
    for (let length = 9; length <= 16; length++) {
      const code = this.#peek(length);
      if (code > (most[length] ?? -1)) continue;
      this.#left -= length;
      return symbols[(from[length] ?? 0) + code - (least[length] ?? 0)] ?? 0;
    }
    throw new RangeError('no such Huffman code');
  }

  /** To the byte behind the next restart mark; false when another mark stands there. */
  restart(): boolean {
    this.#left = 0;
    const { length } = this.#bytes;
    while (this.#at + 1 < length && !(this.#bytes[this.#at] === 0xff && (this.#bytes[this.#at + 1] ?? 0) >= 0xc0))
      this.#at++;
    const mark = this.#bytes[this.#at + 1] ?? 0;
    if (mark < 0xd0 || mark > 0xd7) return false;
    this.#at += 2;
    return true;
  }

  /** Where the mark behind this scan stands. */
  end(): number {
    while (this.#at + 1 < this.#bytes.length) {
      const next = this.#bytes[this.#at + 1] ?? 0;
      if (this.#bytes[this.#at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break;
      this.#at++;
    }
    return this.#at;
  }
}

/**
 * Reads one scan into the coefficients of its components.
 *
 * @param at  the first byte behind the scan's header. @returns where the next mark stands.
 * @throws RangeError for a code that is in no table.
 * @source  ITU-T T.81 annexes F (sequential) and G (progressive).
 */
export function decodeScan(
  bytes: Uint8Array,
  at: number,
  { image, scan }: { image: JpegImage; scan: JpegScan },
): number {
  const reader = new BitReader(bytes, at);
  const predictors = new Map<JpegComponent, number>();
  let zeroBlocks = 0; // end-of-band run
  const decodeBlock = ({ component, dc, ac }: JpegScan['parts'][number], block: number): void => {
    const into = component.coefficients.subarray(block * 64, block * 64 + 64);
    if (scan.from === 0 && scan.high === 0 && dc) {
      const value = (predictors.get(component) ?? 0) + reader.signed(reader.symbol(dc));
      predictors.set(component, value);
      into[0] = value << scan.low;
    } else if (scan.from === 0 && scan.high > 0) into[0] = (into[0] ?? 0) | (reader.bits(1) << scan.low);
    const band = { from: Math.max(scan.from, 1), to: scan.to, low: scan.low };
    if (band.to < band.from || !ac) return;
    if (scan.high === 0) zeroBlocks = firstPass({ reader, into, ac, band }, zeroBlocks);
    else zeroBlocks = laterPass({ reader, into, ac, band }, zeroBlocks);
  };
  const units = unitsOf(image, scan);
  units.forEach((unit, i) => {
    if (scan.restart > 0 && i > 0 && i % scan.restart === 0 && reader.restart()) {
      predictors.clear();
      zeroBlocks = 0;
    }
    for (const { part, block } of unit) decodeBlock(part, block);
  });
  return reader.end();
}

type Unit = readonly { readonly part: JpegScan['parts'][number]; readonly block: number }[];

/** The blocks of a scan in the order they are stored: MCU by MCU, or the blocks of its only component row by row. */
function unitsOf({ mcusAcross, mcusDown }: JpegImage, { parts }: JpegScan): readonly Unit[] {
  const [only] = parts;
  const units: Unit[] = [];
  if (only && parts.length === 1) {
    const { blocksAcross, blocksDown, gridAcross } = only.component;
    for (let y = 0; y < blocksDown; y++)
      for (let x = 0; x < blocksAcross; x++) units.push([{ part: only, block: y * gridAcross + x }]);
    return units;
  }
  for (let y = 0; y < mcusDown; y++)
    for (let x = 0; x < mcusAcross; x++)
      units.push(
        parts.flatMap((part) => {
          const { across, down, gridAcross } = part.component;
          return Array.from({ length: across * down }, (_, i) => ({
            part,
            block: (y * down + Math.trunc(i / across)) * gridAcross + x * across + (i % across),
          }));
        }),
      );
  return units;
}

interface Pass {
  readonly reader: BitReader;
  readonly into: Int16Array;
  readonly ac: HuffmanTable;
  readonly band: { readonly from: number; readonly to: number; readonly low: number };
}

/** Coefficients of a block as they first come. @returns how many blocks from here on have none. */
function firstPass({ reader, into, ac, band }: Pass, zeroBlocks: number): number {
  if (zeroBlocks > 0) return zeroBlocks - 1;
  for (let k = band.from; k <= band.to; k++) {
    const symbol = reader.symbol(ac);
    const [run, size] = [symbol >> 4, symbol & 15];
    if (size === 0) {
      if (run < 15) return (1 << run) - 1 + reader.bits(run);
      k += 15;
      continue;
    }
    k += run;
    into[natural[k] ?? 0] = reader.signed(size) << band.low;
  }
  return 0;
}

/** One more bit of coefficients that are known, and those that are new. @returns as `firstPass`. */
function laterPass({ reader, into, ac, band }: Pass, zeroBlocks: number): number {
  const unit = 1 << band.low;
  const refine = (at: number): void => {
    const value = into[at] ?? 0;
    if (reader.bits(1) === 1 && (value & unit) === 0) into[at] = value + (value > 0 ? unit : -unit);
  };
  let k = band.from;
  let left = zeroBlocks;
  for (; left === 0 && k <= band.to; k++) {
    const symbol = reader.symbol(ac);
    let run = symbol >> 4;
    const size = symbol & 15;
    const fresh = size === 0 ? 0 : reader.bits(1) === 1 ? unit : -unit;
    if (size === 0 && run < 15) {
      left = (1 << run) + reader.bits(run);
      break;
    }
    for (; k <= band.to; k++) {
      const at = natural[k] ?? 0;
      if (into[at] !== 0) refine(at);
      else if (run-- === 0) break;
    }
    if (fresh !== 0 && k <= band.to) into[natural[k] ?? 0] = fresh;
  }
  if (left === 0) return 0;
  for (; k <= band.to; k++) if (into[natural[k] ?? 0] !== 0) refine(natural[k] ?? 0);
  return left - 1;
}

import { contigName } from '../../build/contig-name.ts';
import type { Genotype } from '../../vcf/read-genotype.ts';
import type { MatchedRecord } from '../match/matched-record.ts';

const [tab, colon, dot, slash, bar, zero, nine] = [9, 58, 46, 47, 124, 48, 57];
const columns = 10; // of a file of one sample
const names = ['DP', 'MIN_DP', 'GQ', 'RGQ'] as const;
const none: readonly string[] = [];
const alleles: Readonly<Record<number, readonly [string]>> = { 65: ['A'], 67: ['C'], 71: ['G'], 84: ['T'] };
const decoder = new TextDecoder();

/**
 * Reads the line of one base against another, of one sample, byte by byte: nearly every line of a genome, and five times as
 * fast as {@link RecordReader}, which reads all others. What it reads is the same (`plain-line.test.ts`).
 */
export class PlainLines {
  readonly #tabs = new Int32Array(columns - 1);
  readonly #genotypes = new Map<number, Genotype>();
  #chrom: Uint8Array = new Uint8Array(0);
  #contig: string | null = null;
  #format: Uint8Array = new Uint8Array(0);
  #fields: readonly number[] = []; // for each of the sample's values, 1 + its index in `names`; 0: not read

  /** @param bytes  a line without its end. @returns null for one that is not plain, or that may be none. Total. */
  read(bytes: Uint8Array): MatchedRecord | null {
    if (!this.#cut(bytes)) return null;
    const tabs = this.#tabs;
    const tabOf = (column: number): number => tabs[column] ?? 0; // behind a column
    const [toPos, toId, toRef, toAlt] = [tabOf(0), tabOf(1), tabOf(3), tabOf(4)];
    const [toInfo, toFormat, toCell] = [tabOf(6), tabOf(7), tabOf(8)];
    const ref = toRef - tabOf(2) === 2 ? alleles[bytes[toRef - 1] ?? 0] : undefined;
    const alts = toAlt - toRef === 2 ? alleles[bytes[toAlt - 1] ?? 0] : undefined;
    const start = positionIn(bytes, toPos + 1, toId);
    if (!ref || !alts || start < 0 || !isPassed(bytes, tabOf(5) + 1, toInfo)) return null;
    if (!isSame(bytes, 0, toPos, this.#chrom)) {
      this.#chrom = new Uint8Array(bytes.subarray(0, toPos));
      this.#contig = contigName(decoder.decode(this.#chrom));
    }
    if (!isSame(bytes, toFormat + 1, toCell, this.#format)) this.#readFormat(bytes.subarray(toFormat + 1, toCell));
    const genotype = this.#genotypeAt(bytes, toCell + 1);
    if (this.#contig === null || !genotype || this.#fields.length === 0) return null;
    const numbers = this.#numbersFrom(bytes, toCell + 4);
    if (!numbers) return null;
    return {
      contig: this.#contig,
      start,
      end: start + 1,
      ref: ref[0],
      alts,
      filters: none,
      isBlock: false,
      genotype,
      depth: lowest(numbers[0], numbers[1]),
      genotypeQuality: lowest(numbers[2], numbers[3]),
    };
  }

  /** Finds the tabs. @returns whether there are as many as one sample has, and no NUL. */
  #cut(bytes: Uint8Array): boolean {
    const tabs = this.#tabs;
    let found = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === 0) return false;
      if (byte !== tab) continue;
      if (found === tabs.length) return false;
      tabs[found++] = at;
    }
    return found === tabs.length;
  }

  #readFormat(format: Uint8Array): void {
    this.#format = new Uint8Array(format);
    const keys = decoder.decode(format).split(':');
    const isPlain = keys[0] === 'GT' && new Set(keys).size === keys.length;
    this.#fields = isPlain ? keys.map((key) => names.findIndex((name) => name === key) + 1) : [];
  }

  /** Two copies of one digit each, the first two alleles alone; null for any other. */
  #genotypeAt(bytes: Uint8Array, at: number): Genotype | null {
    const first = (bytes[at] ?? 0) - zero;
    const separator = bytes[at + 1] ?? 0;
    const second = (bytes[at + 2] ?? 0) - zero;
    if ((first !== 0 && first !== 1) || (second !== 0 && second !== 1)) return null;
    if ((separator !== slash && separator !== bar) || (at + 3 < bytes.length && bytes[at + 3] !== colon)) return null;
    const key = first + 2 * second + (separator === bar ? 4 : 0);
    const known = this.#genotypes.get(key) ?? { alleles: [first, second], isPhased: separator === bar };
    this.#genotypes.set(key, known);
    return known;
  }

  /** The values of `names`, behind the genotype; -1 where not stated. Null where one is no plain number. */
  #numbersFrom(bytes: Uint8Array, at: number): Int32Array | null {
    const numbers = new Int32Array(names.length).fill(-1);
    for (let field = 1; at < bytes.length && field < this.#fields.length; field++) {
      at++; // the colon
      const name = this.#fields[field] ?? 0;
      const from = at;
      let value = 0;
      for (; at < bytes.length && bytes[at] !== colon; at++) {
        if (name === 0) continue;
        const byte = bytes[at] ?? 0;
        if (byte >= zero && byte <= nine && at - from < 9) value = value * 10 + byte - zero;
        else if (byte !== dot || at !== from || (at + 1 < bytes.length && bytes[at + 1] !== colon)) return null;
        else value = -1;
      }
      if (name > 0 && at > from) numbers[name - 1] = value;
    }
    return numbers;
  }
}

const positionIn = (bytes: Uint8Array, from: number, to: number): number => {
  if (to === from || to - from > 9) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value - 1;
};

const isPassed = (bytes: Uint8Array, from: number, to: number): boolean =>
  (to - from === 1 && bytes[from] === dot) ||
  (to - from === 4 && bytes[from] === 80 && bytes[from + 1] === 65 && bytes[from + 2] === 83 && bytes[from + 3] === 83);

const isSame = (bytes: Uint8Array, from: number, to: number, known: Uint8Array): boolean => {
  if (to - from !== known.length) return false;
  for (let i = 0; i < known.length; i++) if (bytes[from + i] !== known[i]) return false;
  return true;
};

const lowest = (first = -1, second = -1): number | null => {
  if (first < 0) return second < 0 ? null : second;
  return second < 0 ? first : Math.min(first, second);
};

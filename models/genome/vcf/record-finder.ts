import { contigName } from '../build/contig-name.ts';
import { lowerBound } from './lower-bound.ts';
import type { Wanted } from './wanted.ts';

/** One line of a block: bytes `[start, end)` without the line end; `line` is its 1-based number in the block. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** What a stretch of lines holds; numbers of lines are 1-based within it. */
export interface LineCounts {
  readonly lines: number;
  readonly records: number;
  readonly brokenCount: number;
  readonly broken: readonly number[]; // the first 20 lines that are no record
}
export interface Found extends LineCounts {
  readonly spans: readonly LineSpan[]; // the lines that say something of a wanted place
}

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const hash = 35;
const dot = 46;
const semicolon = 59;
const less = 60;
/** Of the lines that are no record, how many are named. */
export const namedBroken = 20;
const endTag = [69, 78, 68, 61]; // END=
const none = new Int32Array(0);
const never = 2 ** 31 - 1; // beyond any position

/**
 * Finds the records at wanted places, block after block, by comparing bytes: no string is made but for lines that are kept.
 *
 * A line is kept when its reference bases, or its reference block up to `END`, reach over a wanted start. Records may be
 * unsorted. Only lines on contigs with wanted places are looked at beyond their name; a line there without an unsigned
 * POS, or with too few columns before ALT, counts as broken and is never kept. What is found in a block does not depend on
 * the blocks before it: what is remembered of them only makes the search short.
 */
export class RecordFinder {
  readonly #wanted: Wanted;
  #broken: number[] = [];
  #brokenCount = 0;
  #line = 0;
  #records = 0;
  #name: Uint8Array = new Uint8Array(0); // CHROM of the line before
  #starts: Int32Array = none; // wanted on that contig
  #near = 0; // index of the first wanted start at or after the line before

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** @param block  whole lines; the last may lack its line end. Lines that start with `#` are no records. */
  find(block: Uint8Array): Found {
    const spans: LineSpan[] = [];
    [this.#line, this.#records, this.#broken, this.#brokenCount] = [0, 0, [], 0];
    for (let from = this.#skim(block, 0); from < block.length; from = this.#skim(block, from)) {
      const found = block.indexOf(newline, from);
      const next = found < 0 ? block.length : found;
      const end = block[next - 1] === carriageReturn ? next - 1 : next;
      this.#line++;
      if (end > from && block[from] !== hash) {
        this.#records++;
        if (this.#isWanted(block, from, end)) spans.push({ start: from, end, line: this.#line });
      }
      from = next + 1;
    }
    return { spans, lines: this.#line, records: this.#records, broken: this.#broken, brokenCount: this.#brokenCount };
  }

  /**
   * Passes over the records of the same contig that lie between two wanted starts and are no reference blocks: nearly all
   * of a file. All else is left to `find`: with nothing rare in it, this loop is compiled once and soon.
   *
   * @returns where the first line begins that has to be looked at.
   */
  #skim(block: Uint8Array, from: number): number {
    const [name, starts, near] = [this.#name, this.#starts, this.#near];
    const before = near > 0 ? (starts[near - 1] ?? never) : -1;
    const after = near < starts.length ? (starts[near] ?? never) : never;
    let lines = 0;
    for (let next = block.indexOf(newline, from); next >= 0; next = block.indexOf(newline, from)) {
      if (!this.#isSameContig(block, from)) break;
      if (starts.length > 0) {
        const digits = from + name.length + 1;
        let [at, position] = [digits, 0];
        for (let byte = block[at] ?? 0; byte >= 48 && byte <= 57; byte = block[at] ?? 0) {
          position = position * 10 + byte - 48;
          at++;
        }
        // No REF is longer than its line.
        if (at === digits || block[at] !== tab || position - 1 <= before || position + next - from > after) break;
        const alt = endOfCell(block, endOfCell(block, at + 1, next) + 1, next) + 1;
        if (alt >= next || block[alt] === less || block[alt] === dot) break;
      }
      lines++;
      from = next + 1;
    }
    this.#line += lines;
    this.#records += lines;
    return from;
  }

  #isWanted(block: Uint8Array, from: number, to: number): boolean {
    if (!this.#isSameContig(block, from)) {
      const end = block.indexOf(tab, from);
      if (end <= from || end >= to) return this.#isBroken();
      this.#name = new Uint8Array(block.subarray(from, end)); // the block may only be lent
      this.#starts = this.#wanted[contigName(new TextDecoder().decode(this.#name)) ?? ''] ?? none;
      this.#near = 0;
    }
    return this.#starts.length > 0 && this.#reachesWanted(block, from + this.#name.length + 1, to);
  }

  #isSameContig(block: Uint8Array, from: number): boolean {
    const name = this.#name;
    for (let i = 0; i < name.length; i++) if (block[from + i] !== name[i]) return false;
    return name.length > 0 && block[from + name.length] === tab;
  }

  /** @param from  the first digit of POS. */
  #reachesWanted(block: Uint8Array, from: number, to: number): boolean {
    const digits = endOfDigits(block, from);
    if (digits === from || block[digits] !== tab) return this.#isBroken();
    const start = numberOf(block, from, digits) - 1;
    const next = this.#firstFrom(start);
    if (next === undefined) return false;

    const ref = block.indexOf(tab, digits + 1) + 1; // after ID
    const alt = ref > 0 ? block.indexOf(tab, ref) + 1 : 0;
    if (alt === 0 || alt > to) return this.#isBroken();
    if (next < start + (alt - 1 - ref)) return true;
    const first = block[alt];
    return (first === less || first === dot) && next < blockEnd(block, alt, to);
  }

  /** The first wanted start at or after `start`: near the last one where records are sorted, found anyhow. */
  #firstFrom(start: number): number | undefined {
    const starts = this.#starts;
    let low = this.#near;
    if (low > 0 && (starts[low - 1] ?? 0) >= start) low = lowerBound(starts, start, [0, low - 1]);
    else if (low < starts.length && (starts[low] ?? 0) < start) {
      let step = 1;
      for (; low + step < starts.length && (starts[low + step] ?? 0) < start; step *= 2) low += step;
      low = lowerBound(starts, start, [low + 1, Math.min(starts.length, low + step)]);
    }
    this.#near = low;
    return low < starts.length ? starts[low] : undefined; // reading past the end would undo what is compiled
  }

  #isBroken(): false {
    this.#brokenCount++;
    if (this.#broken.length < namedBroken) this.#broken.push(this.#line);
    return false;
  }
}

/** The 0-based exclusive end of a reference block, from `END=` in INFO; -1 where there is none. */
const blockEnd = (block: Uint8Array, alt: number, to: number): number => {
  let at = alt;
  for (let column = 4; column < 7; column++) {
    at = block.indexOf(tab, at) + 1; // QUAL, FILTER, INFO
    if (at === 0 || at > to) return -1;
  }
  for (let isKey = true; at < to && block[at] !== tab; at++) {
    if (isKey && endTag.every((byte, i) => block[at + i] === byte)) {
      const value = at + endTag.length;
      return numberOf(block, value, endOfDigits(block, value));
    }
    isKey = block[at] === semicolon;
  }
  return -1;
};

/** Where the cell from `at` on ends: at a tab, or `to`. */
const endOfCell = (block: Uint8Array, at: number, to: number): number => {
  while (at < to && block[at] !== tab) at++;
  return at;
};

const endOfDigits = (block: Uint8Array, from: number): number => {
  let at = from;
  for (let byte = block[at] ?? 0; byte >= 48 && byte <= 57; byte = block[++at] ?? 0);
  return at;
};

const numberOf = (block: Uint8Array, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (block[at] ?? 0) - 48;
  return value;
};

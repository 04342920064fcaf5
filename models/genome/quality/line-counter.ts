import type { GenomeBuild } from '../build/genome-build.ts';
import { contigName } from '../build/contig-name.ts';
import { joinBytes } from '../vcf/join-bytes.ts';
import type { FileQuality } from './file-quality.ts';
import type { PanelRegion } from '../variants/panels/find-in-panels.ts';
import { FaultCounter, LineOrder } from './fault-counter.ts';
import { FilterCounter } from './filter-counter.ts';
import { lineRegion } from './line-region.ts';
import { SampleCounter } from './sample-counter.ts';
import type { LineKind } from './sample-counter.ts';

const [tab, newline, hash, colon, dot, slash, bar, zero, nine] = [9, 10, 35, 58, 46, 47, 124, 48, 57];
const decoder = new TextDecoder();

/** Is given the lines that touch its regions. */
export interface LineTaker {
  readonly regions: readonly PanelRegion[];
  /** @param bytes  without the line end; lent. @param line  1-based in the file. */
  take(bytes: Uint8Array, line: number): void;
}

/** Where the fields of a FORMAT stand; -1: it has none. */
interface Fields {
  readonly gt: number;
  readonly dp: number;
  readonly gq: number;
}

/**
 * Counts every line of a VCF's text, byte by byte: no string is made but for names that are new.
 *
 * Of a genotype of more than two copies the first two count. Lines with too few columns are a fault, and nothing else.
 */
export class LineCounter {
  readonly #counters: ReadonlyMap<number, SampleCounter>;
  readonly #last: number; // the last sample's index
  readonly #build: GenomeBuild;
  readonly #taker: LineTaker | null;
  readonly #regions: ReadonlyMap<string, readonly PanelRegion[]>;
  readonly #faults = new FaultCounter();
  readonly #order = new LineOrder();
  #before: Uint8Array = new Uint8Array(0); // REF and ALT of the line before, as bytes
  #columns = 0; // of the line of titles; 0: none was seen
  #number = 0; // of the line, with the header's
  #near: readonly PanelRegion[] = []; // regions of the contig of the line before
  readonly #filters = new FilterCounter();
  readonly #tabs = new Int32Array(10);
  #begun: Uint8Array = new Uint8Array(0);
  #lines = 0;
  #chrom: Uint8Array = new Uint8Array(0);
  #name = ''; // the same as text
  #contig: string | null = null;
  #format: Uint8Array = new Uint8Array(0);
  #fields: Fields = { gt: -1, dp: -1, gq: -1 };

  /** @param samples  indexes in the file. */
  constructor(samples: readonly number[], build: GenomeBuild, taker: LineTaker | null = null) {
    this.#counters = new Map(samples.map((sample) => [sample, new SampleCounter()]));
    this.#last = Math.max(...samples);
    this.#build = build;
    this.#taker = taker;
    this.#regions = Map.groupBy(taker?.regions ?? [], ({ contig }) => contig);
  }

  /** @param text  the next bytes, cut anywhere; lent. */
  add(text: Uint8Array): void {
    const end = text.lastIndexOf(newline) + 1;
    if (end === 0) this.#begun = joinBytes([this.#begun, text]);
    else {
      const first = text.indexOf(newline) + 1;
      this.#addLines(joinBytes([this.#begun, text.subarray(0, first)]));
      this.#addLines(text.subarray(first, end));
      this.#begun = new Uint8Array(text.subarray(end));
    }
  }

  /** What was counted for a sample, when all was added; a last line without its line end counts. */
  end(): void {
    if (this.#begun.length > 0) this.#addLines(joinBytes([this.#begun, Uint8Array.of(newline)]));
    this.#begun = new Uint8Array(0);
  }

  /** @param sample  one of those asked for. */
  resultOf(sample: number): FileQuality {
    return {
      lines: this.#lines,
      ...this.#filters.result,
      faults: this.#faults.result,
      sample: (this.#counters.get(sample) ?? new SampleCounter()).end(),
    };
  }

  #addLines(bytes: Uint8Array): void {
    const isMarked = this.#number === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    for (let from = isMarked ? 3 : 0; from < bytes.length;) {
      const end = bytes.indexOf(newline, from);
      if (end < 0) return;
      this.#number++;
      const to = bytes[end - 1] === 13 ? end - 1 : end;
      if (end > from && bytes[from] !== hash) this.#addLine(bytes, from, to);
      else if (end > from && bytes[from + 1] !== hash) this.#columns = columnsOfTitles(bytes, from, to);
      from = end + 1;
    }
    this.#before = new Uint8Array(this.#before); // the bytes are lent
  }

  #addLine(bytes: Uint8Array, from: number, to: number): void {
    const tabs = this.#tabs; // `tabs[i]`: where column i begins
    let at = from;
    for (let column = 0; column < 10; column++) {
      tabs[column] = at;
      const found = column === 7 ? bytes.indexOf(tab, at) : endOf(bytes, at, to);
      if (column < 9 && (found < 0 || found >= to)) {
        // Fewer than one sample has.
        if (1 + tabsIn(bytes, from, to) !== this.#columns) this.#faults.add('genome.fault-columns', this.#number);
        return;
      }
      at = found + 1;
    }
    this.#lines++;
    this.#addFilter(bytes);
    this.#readFormat(bytes);
    const line = this.#kindOf(bytes);
    if (this.#near.length > 0) this.#pass(bytes, from, to);
    this.#checkPlace(bytes);
    let [cell, sample] = [tabs[9] ?? 0, 0];
    for (; sample <= this.#last && cell <= to; sample++) {
      const end = endOf(bytes, cell, to);
      const counter = this.#counters.get(sample);
      if (counter) this.#addCell(bytes, [cell, end], { counter, line });
      cell = end + 1;
    }
    const columns = 9 + sample + (cell <= to ? 1 + tabsIn(bytes, cell, to) : 0);
    if (this.#columns > 0 && columns !== this.#columns) this.#faults.add('genome.fault-columns', this.#number);
  }

  /** Whether POS is one, the line comes where it should, and is not the one before once more. */
  #checkPlace(bytes: Uint8Array): void {
    const [pos, id, ref, qual] = [this.#tabs[1] ?? 0, this.#tabs[2] ?? 0, this.#tabs[3] ?? 0, this.#tabs[5] ?? 0];
    for (let at = pos; at < id - 1 || at === pos; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < zero || byte > nine) return this.#faults.add('genome.fault-position', this.#number);
    }
    const standing = this.#order.next(this.#name, numberAt(bytes, pos));
    if (standing === 'out-of-order') this.#faults.add('genome.fault-order', this.#number);
    if (standing === 'same' && isSame(bytes, ref, qual - 1, this.#before))
      this.#faults.add('genome.fault-twice', this.#number);
    this.#before = bytes.subarray(ref, qual - 1);
  }

  #pass(bytes: Uint8Array, from: number, to: number): void {
    const [pos, ref, alt] = [this.#tabs[1] ?? 0, this.#tabs[3] ?? 0, this.#tabs[4] ?? 0];
    const start = numberAt(bytes, pos) - 1;
    const end = start + alt - 1 - ref;
    for (const region of this.#near)
      if (start < region.end && end > region.start) return this.#taker?.take(bytes.subarray(from, to), this.#number);
  }

  #addFilter(bytes: Uint8Array): void {
    const [from, to] = [this.#tabs[6] ?? 0, (this.#tabs[7] ?? 0) - 1];
    if (to - from === 1 && bytes[from] === dot) this.#filters.none();
    else if (to - from === 4 && bytes[from] === 80 && bytes[from + 1] === 65) this.#filters.pass();
    else this.#filters.fail(decoder.decode(bytes.subarray(from, to)));
  }

  #readFormat(bytes: Uint8Array): void {
    const [from, to] = [this.#tabs[8] ?? 0, (this.#tabs[9] ?? 0) - 1];
    if (isSame(bytes, from, to, this.#format)) return;
    this.#format = new Uint8Array(bytes.subarray(from, to));
    const names = decoder.decode(this.#format).split(':');
    this.#fields = { gt: names.indexOf('GT'), dp: names.indexOf('DP'), gq: names.indexOf('GQ') };
  }

  #kindOf(bytes: Uint8Array): LineKind {
    const tabs = this.#tabs;
    const [ref, alt, qual] = [tabs[3] ?? 0, tabs[4] ?? 0, tabs[5] ?? 0];
    return {
      ref: alt - ref === 2 ? upper(bytes[ref]) : 0,
      alts: qual - alt === 2 ? [kindOfAlt(bytes, alt, qual - 1)] : altsOf(bytes, alt, qual - 1),
      region: this.#regionOf(bytes),
    };
  }

  #regionOf(bytes: Uint8Array): LineKind['region'] {
    const [from, pos] = [this.#tabs[0] ?? 0, this.#tabs[1] ?? 0];
    if (!isSame(bytes, from, pos - 1, this.#chrom)) {
      this.#chrom = new Uint8Array(bytes.subarray(from, pos - 1));
      this.#name = decoder.decode(this.#chrom);
      this.#contig = contigName(this.#name);
      this.#near = this.#regions.get(this.#contig ?? '') ?? [];
    }
    return lineRegion(this.#contig, () => numberAt(bytes, pos) - 1, this.#build);
  }

  #addCell(
    bytes: Uint8Array,
    [from, to]: readonly [number, number],
    { counter, line }: { readonly counter: SampleCounter; readonly line: LineKind },
  ): void {
    const { gt, dp, gq } = this.#fields;
    let [field, at, isCalled] = [0, from, false];
    while (at <= to) {
      const end = endOfField(bytes, at, to);
      if (field === gt) {
        const isRead = isGenotype(bytes, [at, end], line.alts.length);
        if (isRead) isCalled = addGenotype(bytes, [at, end], { counter, line });
        else {
          counter.addGenotype(-1, -1, line);
          this.#faults.add('genome.fault-genotype', this.#number);
        }
      } else if (isCalled && end > at && bytes[at] !== dot) {
        if (field === dp) counter.addDepth(numberAt(bytes, at));
        else if (field === gq) counter.addQuality(numberAt(bytes, at));
      }
      at = end + 1;
      field++;
    }
    if (gt < 0 || from === to) counter.addGenotype(-1, -1, line);
  }
}

/** Counts a GT. @returns whether it is whole. */
const addGenotype = (
  bytes: Uint8Array,
  [from, to]: readonly [number, number],
  { counter, line }: { readonly counter: SampleCounter; readonly line: LineKind },
): boolean => {
  let at = bytes[from] === slash || bytes[from] === bar ? from + 1 : from; // the phase sign of VCF 4.4
  const first = alleleAt(bytes, at);
  while (at < to && bytes[at] !== slash && bytes[at] !== bar) at++;
  const second = at < to ? alleleAt(bytes, at + 1) : -2;
  counter.addGenotype(first, second, line);
  return first >= 0 && second !== -1;
};

/** Numbers of alleles that the line has, or `.`, with `/` or `|` between. */
const isGenotype = (bytes: Uint8Array, [from, to]: readonly [number, number], alts: number): boolean => {
  let at = bytes[from] === slash || bytes[from] === bar ? from + 1 : from;
  for (;;) {
    if (bytes[at] === dot) at++;
    else {
      const digits = at;
      let allele = 0;
      for (let byte = bytes[at] ?? 0; at < to && byte >= zero && byte <= nine; byte = bytes[++at] ?? 0)
        allele = allele * 10 + byte - zero;
      if (at === digits || allele > alts) return false;
    }
    if (at >= to) return at === to;
    if (bytes[at] !== slash && bytes[at] !== bar) return false;
    at++;
  }
};

const tabsIn = (bytes: Uint8Array, from: number, to: number): number => {
  let tabs = 0;
  for (let at = from; at < to; at++) if (bytes[at] === tab) tabs++;
  return tabs;
};

/** A tab behind the last title names no sample. */
const columnsOfTitles = (bytes: Uint8Array, from: number, to: number): number => {
  while (to > from && bytes[to - 1] === tab) to--;
  return 1 + tabsIn(bytes, from, to);
};

const alleleAt = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at] ?? 0;
  return byte >= zero && byte <= nine ? numberAt(bytes, at) : -1;
};

const numberAt = (bytes: Uint8Array, at: number): number => {
  let value = 0;
  for (let byte = bytes[at] ?? 0; byte >= zero && byte <= nine; byte = bytes[++at] ?? 0)
    value = value * 10 + byte - zero;
  return value;
};

const endOf = (bytes: Uint8Array, at: number, to: number): number => {
  while (at < to && bytes[at] !== tab) at++;
  return at;
};
const endOfField = (bytes: Uint8Array, at: number, to: number): number => {
  while (at < to && bytes[at] !== colon) at++;
  return at;
};
const isSame = (bytes: Uint8Array, from: number, to: number, known: Uint8Array): boolean => {
  if (to - from !== known.length) return false;
  for (let i = 0; i < known.length; i++) if (bytes[from + i] !== known[i]) return false;
  return true;
};
const upper = (byte = 0): number => (byte >= 97 ? byte - 32 : byte);

const altsOf = (bytes: Uint8Array, from: number, to: number): readonly number[] => {
  const alts: number[] = [];
  for (let at = from; at < to;) {
    let end = at;
    while (end < to && bytes[end] !== 44) end++;
    alts.push(kindOfAlt(bytes, at, end));
    at = end + 1;
  }
  return alts;
};

/** One base as its byte, 0 for several, -1 for what is no bases. */
const kindOfAlt = (bytes: Uint8Array, from: number, to: number): number => {
  for (let at = from; at < to; at++) {
    const byte = upper(bytes[at]);
    if (byte < 65 || byte > 90) return -1;
  }
  return to - from === 1 ? upper(bytes[from]) : 0;
};

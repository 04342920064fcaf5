import { AppError } from '../../base/app-error.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import { contigName } from '../build/contig-name.ts';
import type { PanelRegion } from '../variants/panels/find-in-panels.ts';
import { bcfHeader } from '../vcf/bcf/bcf-header.ts';
import { bcfLine } from '../vcf/bcf/bcf-line.ts';
import { bcfSize } from '../vcf/bcf/bcf-size.ts';
import { dictionariesOf } from '../vcf/bcf/dictionaries.ts';
import type { Dictionaries } from '../vcf/bcf/dictionaries.ts';
import { TypedValues } from '../vcf/bcf/typed-values.ts';
import { joinBytes } from '../vcf/join-bytes.ts';
import type { FileQuality } from './file-quality.ts';
import { FaultCounter, LineOrder } from './fault-counter.ts';
import { FilterCounter } from './filter-counter.ts';
import type { LineTaker } from './line-counter.ts';
import { lineRegion } from './line-region.ts';
import { SampleCounter } from './sample-counter.ts';
import type { LineKind } from './sample-counter.ts';
import { bcfValues, firstInteger, ofNone } from './bcf-values.ts';
import type { BcfValues } from './bcf-values.ts';

interface Contig {
  readonly written: string;
  readonly name: string | null;
  readonly regions: readonly PanelRegion[];
}

/** Counts every record of a BCF2 as `LineCounter` does the lines of a VCF: what it gives is the same. */
export class BcfCounter {
  readonly #counters: ReadonlyMap<number, SampleCounter>;
  readonly #build: GenomeBuild;
  readonly #taker: LineTaker | null;
  readonly #filters = new FilterCounter();
  readonly #faults = new FaultCounter();
  readonly #order = new LineOrder();
  #before: Uint8Array = new Uint8Array(0); // the alleles of the record before, as bytes
  #names: Dictionaries | null = null;
  #contigs: readonly Contig[] = [];
  #begun: Uint8Array = new Uint8Array(0);
  #lines = 0;

  /** @param samples  indexes in the file. */
  constructor(samples: readonly number[], build: GenomeBuild, taker: LineTaker | null = null) {
    this.#counters = new Map(samples.map((sample) => [sample, new SampleCounter()]));
    this.#build = build;
    this.#taker = taker;
  }

  /** @param piece  the next bytes, unpacked, cut anywhere; lent. @throws AppError `genome.damaged`, `genome.not-vcf`. */
  add(piece: Uint8Array): void {
    const bytes = joinBytes(this.#begun.length > 0 ? [this.#begun, piece] : [piece]);
    let at = this.#names ? 0 : this.#readHeader(bytes);
    const names = this.#names;
    for (let size = names ? bcfSize(bytes, at) : null; size !== null; size = bcfSize(bytes, at)) {
      if (names) this.#addRecord(bytes.subarray(at, at + size), names);
      at += size;
    }
    this.#begun = new Uint8Array(bytes.subarray(at));
  }

  /** A record that the end of the file cuts is none. */
  end(): void {
    this.#begun = new Uint8Array(0);
  }

  /** @param sample  one of those asked for. */
  resultOf(sample: number): FileQuality {
    const counter = this.#counters.get(sample) ?? new SampleCounter();
    return { lines: this.#lines, ...this.#filters.result, faults: this.#faults.result, sample: counter.end() };
  }

  /** @returns where the records begin; 0 while the header is not whole. */
  #readHeader(bytes: Uint8Array): number {
    const header = bcfHeader(bytes);
    if (!header) return 0;
    this.#names = dictionariesOf(header.text);
    this.#contigs = Array.from(this.#names.contigs, (written = '') => {
      const name = contigName(written);
      return { written, name, regions: this.#taker?.regions.filter(({ contig }) => contig === name) ?? [] };
    });
    return header.end;
  }

  #addRecord(record: Uint8Array, names: Dictionaries): void {
    const fixed = new DataView(record.buffer, record.byteOffset, record.byteLength);
    const shared = 8 + fixed.getUint32(0, true);
    const contig = record.length < 32 ? undefined : this.#contigs[fixed.getInt32(8, true)];
    if (!contig || shared > record.length) throw new AppError('genome.damaged');
    this.#lines++;
    const start = fixed.getInt32(12, true);
    const line = this.#readSite(record.subarray(8, shared), {
      contig,
      start,
      names,
      alleles: fixed.getUint16(26, true),
    });
    const samples = fixed.getUint32(28, true) & 0xffffff;
    const values = bcfValues(fixed, { at: shared, formats: fixed.getUint8(31), samples }, names);
    for (const [sample, counter] of this.#counters)
      if (sample < samples && !addSample(fixed, { values, sample }, { counter, line }))
        this.#faults.add('genome.fault-genotype', this.#lines);
    const end = start + line.bases;
    if (contig.regions.some((region) => start < region.end && end > region.start)) {
      const text = bcfLine([record.subarray(8, shared), record.subarray(shared)], names, 'all');
      this.#taker?.take(new TextEncoder().encode(text), this.#lines);
    }
  }

  #checkPlace(contig: string, start: number, alleles: Uint8Array): void {
    const standing = this.#order.next(contig, start);
    if (standing === 'out-of-order') this.#faults.add('genome.fault-order', this.#lines);
    const isSame = standing === 'same' && alleles.length === this.#before.length;
    if (isSame && alleles.every((byte, i) => byte === this.#before[i]))
      this.#faults.add('genome.fault-twice', this.#lines);
    this.#before = new Uint8Array(alleles);
  }

  /** ID, alleles and FILTER; the rest of the site is passed over. */
  #readSite(
    shared: Uint8Array,
    at: {
      readonly contig: Contig;
      readonly start: number;
      readonly names: Dictionaries;
      readonly alleles: number;
    },
  ): LineKind & { readonly bases: number } {
    const values = new TypedValues(shared);
    values.at = 24;
    values.skip(values.type());
    const bases: number[] = []; // of each allele: one base as its byte, 0 for several, -1 for none
    let length = 0;
    const first = values.at;
    for (let i = 0; i < at.alleles; i++) {
      const type = values.type();
      const from = values.at;
      values.skip(type);
      if (i === 0) length = type.count;
      bases.push(kindOf(shared, from, from + type.count));
    }
    this.#checkPlace(at.contig.written, at.start, shared.subarray(first, values.at));
    const filters = values.integers(values.type());
    if (filters.length === 0) this.#filters.none();
    else if (filters.length === 1 && filters[0] === 0) this.#filters.pass();
    else this.#filters.fail(filters.map((name) => at.names.strings[name ?? -1] ?? '?').join(';'));
    const [ref = 0, ...alts] = bases;
    const region = lineRegion(at.contig.name, () => at.start, this.#build);
    return { ref: ref > 0 ? ref : 0, alts, region, bases: Math.max(1, length) };
  }
}

/** @returns whether the genotype names alleles that the record has. */
const addSample = (
  fixed: DataView,
  { values, sample }: { readonly values: BcfValues; readonly sample: number },
  { counter, line }: { readonly counter: SampleCounter; readonly line: LineKind },
): boolean => {
  const { gt, dp, gq } = values;
  if (gt === ofNone) {
    counter.addGenotype(-1, -1, line);
    return true;
  }
  const first = alleleOf(firstInteger(fixed, gt, sample));
  const second = gt.count < 2 ? null : firstInteger(fixed, { ...gt, at: gt.at + gt.size }, sample);
  const other = second === null || second === 'end' ? -2 : alleleOf(second);
  if (first > line.alts.length || other > line.alts.length) {
    counter.addGenotype(-1, -1, line);
    return false;
  }
  counter.addGenotype(first, other, line);
  if (first < 0 || other === -1) return true;
  const depth = firstInteger(fixed, dp, sample);
  if (typeof depth === 'number' && depth >= 0) counter.addDepth(depth);
  const quality = firstInteger(fixed, gq, sample);
  if (typeof quality === 'number' && quality >= 0) counter.addQuality(quality);
  return true;
};

/** Twice the allele's number and two; the last bit: phased. -1: missing. */
const alleleOf = (value: number | null | 'end'): number => (typeof value === 'number' ? (value >> 1) - 1 : -1);

const kindOf = (bytes: Uint8Array, from: number, to: number): number => {
  for (let at = from; at < to; at++) {
    const byte = upper(bytes[at]);
    if (byte < 65 || byte > 90) return -1;
  }
  return to - from === 1 ? upper(bytes[from]) : 0;
};
const upper = (byte = 0): number => (byte >= 97 ? byte - 32 : byte);

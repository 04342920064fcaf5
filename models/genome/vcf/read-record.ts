import { contigName } from '../build/contig-name.ts';
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { isContradicted, readGenotype } from './read-genotype.ts';
import type { Genotype } from './read-genotype.ts';

/** One record, for one sample. Positions 0-based half-open, plus strand; bases in capitals. */
export interface VcfRecord {
  readonly line: number;
  readonly chrom: string; // as written
  readonly contig: string; // `19`
  readonly start: number;
  readonly end: number; // after REF, or after the reference block
  readonly ids: readonly string[];
  readonly ref: string;
  readonly alts: readonly string[]; // without `.`; symbolic ones as written
  readonly filters: readonly string[]; // failed ones; PASS and `.` are none
  readonly isBlock: boolean; // says nothing but reference: ALT is `.`, `<NON_REF>` or `<*>`
  readonly genotype: Genotype | null; // null: no GT for this sample, or one that is malformed
  readonly phaseSet: string | null;
  readonly depth: number | null; // the lowest of a block
  readonly genotypeQuality: number | null;
  /** AD where it speaks against GT; both as written. */
  readonly contradiction?: { readonly gt: string; readonly ad: string };
  /** GT as written, where it is no genotype or names an allele that the line does not have: the place is not absent. */
  readonly malformed?: string | undefined;
}

const decoder = new TextDecoder();

/** A line of which the samples' cells are not read yet: a record for each sample that is asked for. */
export type OpenRecord = (sample: number) => Result<VcfRecord, Refusal>;

/**
 * Reads one line that was kept.
 *
 * @param bytes   the line without its line end.
 * @param sample  0-based index among the samples; -1 for a file without any.
 * @returns refusals `genome.line-nul`, `-columns` (another number of them than the header has), `-chrom`, `-pos`, `-ref` and
 *   `-alt` (no bases), each with {line}. A malformed GT is part of the record.
 * @source VCF 4.2 section 1.4 and 1.6.
 */
export function readRecord(
  bytes: Uint8Array,
  { sample, ...at }: { line: number; sample: number; columns: number },
): Result<VcfRecord, Refusal> {
  const opened = openRecord(bytes, at);
  return opened.ok ? opened.value(sample) : opened;
}

/** As {@link readRecord}, for many samples of one line, which is cut into its cells once. */
export const openRecord = (bytes: Uint8Array, at: { line: number; columns: number }): Result<OpenRecord, Refusal> =>
  new RecordReader(at.columns).open(bytes, at.line);

/** Reads line after line of one file: what the line before has in common with the next is not read again. */
export class RecordReader {
  readonly #columns: number;
  readonly #genotypes = new Map<string, Genotype | null>(); // by the texts that occur all the time
  #chrom = '';
  #contig: string | null = null;
  #format = '';
  #fields: Fields = fieldsOf('');

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** @returns refusals as {@link readRecord}. Total. */
  open(bytes: Uint8Array, line: number): Result<OpenRecord, Refusal> {
    const refuse = (reason: LineReason) => no(`genome.line-${reason}`, { line });
    const text = decoder.decode(bytes);
    if (text.includes('\0')) return refuse('nul');
    const cells = text.split('\t');
    if (cells.length !== this.#columns) return refuse('columns');
    const shared = readShared(cells, line, this.#contigOf(cells[0] ?? ''));
    if (typeof shared === 'string') return refuse(shared);
    const fields = this.#fieldsOf(cells[8] ?? '');
    return ok((sample) => ok(this.#recordOf(shared, fields, cells[9 + sample] ?? '')));
  }

  #recordOf(shared: Shared, fields: Fields, cell: string): VcfRecord {
    const values = fields.count === 0 ? [] : cell.split(':'); // trailing ones may be left out
    const gt = valueAt(values, fields.gt);
    const written = gt === undefined ? null : this.#genotypeOf(gt);
    const genotype = written && namesMore(written, shared.alts.length) ? null : written;
    // Each by its name: a spread takes several times as long, and there may be millions.
    const record: VcfRecord = {
      line: shared.line,
      chrom: shared.chrom,
      contig: shared.contig,
      start: shared.start,
      end: shared.end,
      ids: shared.ids,
      ref: shared.ref,
      alts: shared.alts,
      filters: shared.filters,
      isBlock: shared.isBlock,
      genotype,
      phaseSet: known(valueAt(values, fields.ps)),
      depth: lowest(valueAt(values, fields.minDp), valueAt(values, fields.dp)),
      genotypeQuality: lowest(valueAt(values, fields.gq), valueAt(values, fields.rgq)),
    };
    if (gt !== undefined && !genotype) return { ...record, malformed: gt };
    const ad = valueAt(values, fields.ad);
    if (!genotype || gt === undefined || ad === undefined || shared.isBlock) return record;
    return isContradicted(genotype, ad, shared.alts.length + 1) ? { ...record, contradiction: { gt, ad } } : record;
  }

  #contigOf(chrom: string): string | null {
    if (chrom !== this.#chrom) [this.#chrom, this.#contig] = [chrom, contigName(chrom)];
    return this.#contig;
  }

  #fieldsOf(format: string): Fields {
    if (format !== this.#format) [this.#format, this.#fields] = [format, fieldsOf(format)];
    return this.#fields;
  }

  #genotypeOf(text: string): Genotype | null {
    const seen = this.#genotypes.get(text);
    if (seen !== undefined || text.length > 3) return seen ?? readGenotype(text);
    const genotype = readGenotype(text);
    this.#genotypes.set(text, genotype);
    return genotype;
  }
}

/** Where the fields of a FORMAT stand that are read; -1: it has none. @source VCF 4.2 section 1.6.2. */
interface Fields {
  readonly count: number;
  readonly gt: number;
  readonly ps: number;
  readonly ad: number;
  readonly dp: number;
  readonly minDp: number;
  readonly gq: number;
  readonly rgq: number;
}

const fieldsOf = (format: string): Fields => {
  const names = format === '' ? [] : format.split(':');
  const at = (name: string): number => names.lastIndexOf(name);
  const count = names.length;
  return {
    count,
    gt: at('GT'),
    ps: at('PS'),
    ad: at('AD'),
    dp: at('DP'),
    minDp: at('MIN_DP'),
    gq: at('GQ'),
    rgq: at('RGQ'),
  };
};

const valueAt = (values: readonly string[], at: number): string | undefined =>
  at >= 0 && at < values.length ? values[at] : undefined;

const namesMore = ({ alleles }: Genotype, alts: number): boolean => {
  for (const allele of alleles) if (allele !== null && allele > alts) return true;
  return false;
};

type Shared = Omit<VcfRecord, 'genotype' | 'phaseSet' | 'depth' | 'genotypeQuality' | 'contradiction' | 'malformed'>;

/** What is wrong with a line. */
type LineReason = 'nul' | 'columns' | 'chrom' | 'pos' | 'ref' | 'alt';

/** What a line says of all samples, or what is wrong with it. */
const readShared = (cells: readonly string[], line: number, contig: string | null): Shared | LineReason => {
  const [chrom = '', pos = '', id = '', refText = '', altText = '', , filter = '', info = ''] = cells;
  const start = Number(pos) - 1;
  if (!contig) return 'chrom';
  if (!/^\d+$/.test(pos)) return 'pos';
  const ref = isBase(refText) ? refText : refText.toUpperCase();
  const alts = altsOf(altText);
  if (!isBase(ref) && !/^[ACGTNRYSWKMBDHV]+$/.test(ref)) return 'ref';
  if (!isBase(altText) && alts.some((alt) => !isAllele(alt))) return 'alt';
  return {
    line,
    chrom,
    contig,
    start,
    end: endOf(info, start + ref.length, alts),
    ids: id === '.' ? nothing : id.split(';'),
    ref,
    alts,
    filters: filter === '.' || filter === 'PASS' || filter === '' ? nothing : filter.split(';'),
    isBlock: alts.every(isReferenceAlt),
  };
};

const nothing: readonly string[] = [];

/** One base: nearly every allele. */
const isBase = (text: string): boolean => text === 'A' || text === 'C' || text === 'G' || text === 'T';

const altsOf = (text: string): readonly string[] => {
  if (isBase(text)) return [text];
  if (text === '.') return [];
  return text.split(',').map((alt) => (/^[a-z]+$/i.test(alt) ? alt.toUpperCase() : alt));
};

const isReferenceAlt = (alt: string): boolean => alt === '<NON_REF>' || alt === '<*>' || alt === '<X>';
const isAllele = (alt: string): boolean =>
  /^([ACGTNRYSWKMBDHV]+|\*|<[^<>\s,]+>|[ACGTN.]*[[\]][^\s,[\]]+[[\]][ACGTN.]*|\.[ACGTN]+|[ACGTN]+\.)$/i.test(alt);
const known = (value: string | undefined): string | null =>
  value === undefined || value === '.' || value === '' ? null : value;

/** The lower of two numbers; null where neither is one. */
const lowest = (first: string | undefined, second: string | undefined): number | null => {
  const one = numberOf(first);
  const other = numberOf(second);
  return one === null ? other : other === null ? one : Math.min(one, other);
};
const numberOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const value = known(text) === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
};

const endOf = (info: string, afterRef: number, alts: readonly string[]): number => {
  const end = alts.every(isReferenceAlt) ? /(?:^|;)END=(\d+)/.exec(info)?.[1] : undefined;
  return end === undefined ? afterRef : Math.max(afterRef, Number(end));
};

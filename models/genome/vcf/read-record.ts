import { contigName } from '../build/contig-name.ts';
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { readGenotype } from './read-genotype.ts';
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
  readonly genotype: Genotype | null; // null: no GT for this sample
  readonly phaseSet: string | null;
  readonly depth: number | null; // the lowest of a block
  readonly genotypeQuality: number | null;
}

const decoder = new TextDecoder();

/** A line of which the samples' cells are not read yet: a record for each sample that is asked for. */
export type OpenRecord = (sample: number) => Result<VcfRecord, Refusal>;

/**
 * Reads one line that was kept.
 *
 * @param bytes   the line without its line end.
 * @param sample  0-based index among the samples; -1 for a file without any.
 * @returns refusal `genome.line` {line, reason}: fewer than 8 columns, another number of columns than the header has, a
 *   name or POS that is none, REF or ALT that are no bases, a GT that names an absent allele.
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
export function openRecord(bytes: Uint8Array, at: { line: number; columns: number }): Result<OpenRecord, Refusal> {
  const refuse = (reason: string) => no('genome.line', { line: at.line, reason });
  const text = decoder.decode(bytes);
  if (text.includes('\0')) return refuse('nul');
  const cells = text.split('\t');
  if (cells.length !== at.columns) return refuse('columns');
  const shared = readShared(cells, at.line);
  if (typeof shared === 'string') return refuse(shared);
  const format = cells[8] ?? '';
  return ok((sample) => {
    const values = format === '' ? {} : sampleValues(format, cells[9 + sample] ?? '');
    const gt = values['GT'];
    const genotype = gt === undefined ? null : readGenotype(gt);
    if (gt !== undefined && (!genotype || genotype.alleles.some((allele) => (allele ?? 0) > shared.alts.length)))
      return refuse('gt');
    return ok({
      ...shared,
      genotype,
      phaseSet: known(values['PS']),
      depth: lowest(values['MIN_DP'], values['DP']),
      genotypeQuality: lowest(values['GQ'], values['RGQ']),
    });
  });
}

type Shared = Omit<VcfRecord, 'genotype' | 'phaseSet' | 'depth' | 'genotypeQuality'>;

/** What a line says of all samples; a word for what is wrong with it. */
const readShared = (cells: readonly string[], line: number): Shared | string => {
  const [chrom = '', pos = '', id = '', refText = '', altText = '', , filter = '', info = ''] = cells;
  const contig = contigName(chrom);
  const start = Number(pos) - 1;
  if (!contig) return 'chrom';
  if (!/^\d+$/.test(pos)) return 'pos';
  const ref = refText.toUpperCase();
  const alts =
    altText === '.' ? [] : altText.split(',').map((alt) => (/^[a-z]+$/i.test(alt) ? alt.toUpperCase() : alt));
  if (!/^[ACGTNRYSWKMBDHV]+$/.test(ref)) return 'ref';
  if (alts.some((alt) => !isAllele(alt))) return 'alt';
  return {
    line,
    chrom,
    contig,
    start,
    end: endOf(info, start + ref.length, alts),
    ids: id === '.' ? [] : id.split(';'),
    ref,
    alts,
    filters: filter === '.' || filter === 'PASS' || filter === '' ? [] : filter.split(';'),
    isBlock: alts.every(isReferenceAlt),
  };
};

const isReferenceAlt = (alt: string): boolean => alt === '<NON_REF>' || alt === '<*>' || alt === '<X>';
const isAllele = (alt: string): boolean =>
  /^([ACGTNRYSWKMBDHV]+|\*|<[^<>\s,]+>|[ACGTN.]*[[\]][^\s,[\]]+[[\]][ACGTN.]*|\.[ACGTN]+|[ACGTN]+\.)$/i.test(alt);
const known = (value: string | undefined): string | null =>
  value === undefined || value === '.' || value === '' ? null : value;

/** Trailing fields may be left out (VCF 4.2 section 1.6.2). */
const sampleValues = (format: string, cell: string): Readonly<Record<string, string>> => {
  const values = cell.split(':');
  return Object.fromEntries(format.split(':').flatMap((key, i) => (values[i] === undefined ? [] : [[key, values[i]]])));
};

const lowest = (...values: readonly (string | undefined)[]): number | null => {
  const numbers = values
    .map(known)
    .filter((value) => value !== null)
    .map(Number)
    .filter(Number.isFinite);
  return numbers.length > 0 ? Math.min(...numbers) : null;
};

const endOf = (info: string, afterRef: number, alts: readonly string[]): number => {
  const end = alts.every(isReferenceAlt) ? /(?:^|;)END=(\d+)/.exec(info)?.[1] : undefined;
  return end === undefined ? afterRef : Math.max(afterRef, Number(end));
};

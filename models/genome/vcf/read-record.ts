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
  at: { line: number; sample: number; columns: number },
): Result<VcfRecord, Refusal> {
  const refuse = (reason: string): Result<VcfRecord, Refusal> => no('genome.line', { line: at.line, reason });
  const text = decoder.decode(bytes);
  if (text.includes('\0')) return refuse('nul');
  const cells = text.split('\t');
  if (cells.length !== at.columns) return refuse('columns');
  const [chrom = '', pos = '', id = '', refText = '', altText = '', , filter = '', info = '', format = ''] = cells;
  const contig = contigName(chrom);
  const start = Number(pos) - 1;
  if (!contig) return refuse('chrom');
  if (!/^\d+$/.test(pos)) return refuse('pos');
  const ref = refText.toUpperCase();
  const alts =
    altText === '.' ? [] : altText.split(',').map((alt) => (/^[a-z]+$/i.test(alt) ? alt.toUpperCase() : alt));
  if (!/^[ACGTNRYSWKMBDHV]+$/.test(ref)) return refuse('ref');
  if (alts.some((alt) => !isAllele(alt))) return refuse('alt');

  const values = format === '' ? {} : sampleValues(format, cells[9 + at.sample] ?? '');
  const gt = values['GT'];
  const genotype = gt === undefined ? null : readGenotype(gt);
  if (gt !== undefined && (!genotype || genotype.alleles.some((allele) => (allele ?? 0) > alts.length)))
    return refuse('gt');
  return ok({
    line: at.line,
    chrom,
    contig,
    start,
    end: endOf(info, start + ref.length, alts),
    ids: id === '.' ? [] : id.split(';'),
    ref,
    alts,
    filters: filter === '.' || filter === 'PASS' || filter === '' ? [] : filter.split(';'),
    isBlock: alts.every(isReferenceAlt),
    genotype,
    phaseSet: known(values['PS']),
    depth: lowest(values['MIN_DP'], values['DP']),
    genotypeQuality: lowest(values['GQ'], values['RGQ']),
  });
}

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

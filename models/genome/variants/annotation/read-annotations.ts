import { emptyAnnotation } from './annotation.ts';
import type { Annotation } from './annotation.ts';
import { decodePercent, infoValue } from './annotation-fields.ts';
import type { AnnotationFields } from './annotation-fields.ts';
import { readEffects } from './read-effects.ts';

/** The alleles of a record, as written. */
export interface RecordAlleles {
  readonly ref: string;
  readonly alts: readonly string[];
}

/**
 * What CSQ, ANN, EFF and their like say in a record, one entry for each ALT and transcript.
 *
 * A field that holds a comma, as some annotators write it, does not end the entry. A value is percent-decoded; empty ones
 * and `.` are absent.
 *
 * @param info  the INFO column. @param fields as {@link annotationFields} finds them in the header. Total.
 */
export function readAnnotations(
  info: string,
  alleles: RecordAlleles,
  fields: readonly AnnotationFields[],
): readonly Annotation[] {
  return fields.flatMap((own) => {
    const value = infoValue(info, own.key);
    if (value === null) return [];
    if (own.kind === 'eff') return readEffects(value, alleles);
    return entriesOf(value, own.names.length).map((entry) => readEntry(entry.split('|'), own, alleles));
  });
}

/** The value cut at the commas between entries. A piece belongs to the one before it until that has all its fields. */
const entriesOf = (value: string, width: number): readonly string[] => {
  const entries: string[] = [];
  let bars = width;
  for (const piece of value.split(',')) {
    const own = piece.split('|').length - 1;
    if (entries.length > 0 && (own === 0 || bars + own <= width - 1)) {
      entries.push(`${entries.pop()},${piece}`);
      bars += own;
    } else {
      entries.push(piece);
      bars = own;
    }
  }
  return entries;
};

const readEntry = (
  cells: readonly string[],
  { key, kind, names }: AnnotationFields,
  alleles: RecordAlleles,
): Annotation => {
  const field = (name: string): string | null => {
    const cell = cells[names.indexOf(name)]?.trim();
    return cell === undefined || cell === '' || cell === '.' ? null : decodePercent(cell);
  };
  const allele = field('Allele') ?? '';
  const stated = Number(field('ALLELE_NUM') ?? 0);
  const alt = stated > 0 ? stated : kind === 'snpeff' ? indexOfAnn(allele, alleles) : indexOfVep(allele, alleles);
  return {
    ...emptyAnnotation(key, alt, allele),
    consequences: field('Consequence')?.split('&') ?? [],
    impact: field('IMPACT'),
    gene: field('SYMBOL'),
    geneId: field('Gene'),
    transcript: field('Feature'),
    isMane: field('MANE_SELECT') !== null,
    isCanonical: field('CANONICAL') === 'YES',
    coding: field('HGVSc'),
    protein: field('HGVSp'),
    frequency: highest(names, field),
    warnings: field('Warnings')?.split('&') ?? [],
  };
};

/** ANN writes ALT itself; `G-C` is G seen against C, in a tumour. */
const indexOfAnn = (allele: string, { alts }: RecordAlleles): number => {
  const whole = alts.indexOf(allele);
  return (whole >= 0 ? whole : alts.indexOf(allele.split('-')[0] ?? '')) + 1;
};

/** VEP drops the first base where all alleles share it and one has another length; `-` is nothing left. */
const indexOfVep = (allele: string, { ref, alts }: RecordAlleles): number => {
  const isCut = alts.some((alt) => alt.length !== ref.length) && alts.every((alt) => alt[0] === ref[0]);
  return alts.findIndex((alt) => (isCut ? alt.slice(1) || '-' : alt) === allele) + 1;
};

const populations = /^(AF|[A-Z]+_AF|gnomAD[eg]?_([A-Z]+_)?AF|MAX_AF)$/;

/** The highest frequency that a population field states. */
const highest = (names: readonly string[], field: (name: string) => string | null): number | null => {
  const stated = names
    .filter((name) => populations.test(name))
    .flatMap((name) => field(name)?.split('&') ?? [])
    .map(Number)
    .filter((value) => value >= 0 && value <= 1);
  return stated.length > 0 ? Math.max(...stated) : null;
};

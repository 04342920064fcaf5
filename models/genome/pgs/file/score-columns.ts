import { no, ok } from '../../../base/result.ts';
import type { Refusal, Result } from '../../../base/result.ts';
import type { RowRefusal } from './score-file.ts';

/** Where the columns of one file stand; -1: it has none of this name. */
export type ScoreColumns = Readonly<Record<keyof typeof titles, number>>;

const titles = {
  rsid: ['rsID', 'hm_rsID'],
  contig: ['chr_name'],
  position: ['chr_position'],
  hmContig: ['hm_chr'],
  hmPosition: ['hm_pos'],
  effect: ['effect_allele'],
  other: ['other_allele', 'reference_allele'],
  inferredOther: ['hm_inferOtherAllele'],
  weight: ['effect_weight'],
  dosage0: ['dosage_0_weight'],
  dosage1: ['dosage_1_weight'],
  dosage2: ['dosage_2_weight'],
  oddsRatio: ['OR'],
  frequency: ['allelefrequency_effect'],
  haplotype: ['is_haplotype'],
  diplotype: ['is_diplotype'],
  interaction: ['is_interaction'],
  dominant: ['is_dominant'],
  recessive: ['is_recessive'],
} as const;

/**
 * Finds the columns by the line of titles.
 *
 * @returns refusals `genome.pgs-not-score` (no column `effect_allele`), `genome.pgs-no-positions` (neither the authors'
 *   nor harmonised positions), `genome.pgs-no-weights`, `genome.pgs-odds-ratio` (odds ratios alone are no weights: a sum
 *   needs their logarithm, and a file that means them says so).
 * @source PGS Catalog, scoring file formats 1.0 (`reference_allele`) and 2.0, www.pgscatalog.org/downloads.
 */
export function columnsOf(line: string): Result<ScoreColumns, Refusal> {
  const written = line.split('\t').map((title) => title.trim());
  const find = (names: readonly string[]): number => written.findIndex((title) => names.includes(title));
  const columns = {
    rsid: find(titles.rsid),
    contig: find(titles.contig),
    position: find(titles.position),
    hmContig: find(titles.hmContig),
    hmPosition: find(titles.hmPosition),
    effect: find(titles.effect),
    other: find(titles.other),
    inferredOther: find(titles.inferredOther),
    weight: find(titles.weight),
    dosage0: find(titles.dosage0),
    dosage1: find(titles.dosage1),
    dosage2: find(titles.dosage2),
    oddsRatio: find(titles.oddsRatio),
    frequency: find(titles.frequency),
    haplotype: find(titles.haplotype),
    diplotype: find(titles.diplotype),
    interaction: find(titles.interaction),
    dominant: find(titles.dominant),
    recessive: find(titles.recessive),
  };
  if (columns.effect < 0) return no('genome.pgs-not-score');
  const hasPlaces = columns.contig >= 0 && columns.position >= 0;
  if (!hasPlaces && (columns.hmContig < 0 || columns.hmPosition < 0)) return no('genome.pgs-no-positions');
  const hasDosages = columns.dosage0 >= 0 && columns.dosage1 >= 0 && columns.dosage2 >= 0;
  if (columns.weight < 0 && !hasDosages)
    return columns.oddsRatio < 0 ? no('genome.pgs-no-weights') : no('genome.pgs-odds-ratio');
  return ok(columns);
}

/** A cell without the spaces around it; `''` for a column that the file lacks (`at` -1), or a row cut short. Total. */
export const cellAt = (cells: readonly string[], at: number): string => (at < 0 ? '' : (cells[at]?.trim() ?? ''));

const isTrue = (cell: string): boolean => cell !== '' && cell !== 'False' && /^(true|1|yes)$/i.test(cell);
const number = (cell: string): number | null => {
  const value = Number(cell);
  return cell !== '' && Number.isFinite(value) ? value : null;
};

/** The weights for no, one and two copies of a row's effect allele, or why there are none. Total. */
export function weightsOf(
  cells: readonly string[],
  columns: ScoreColumns,
): readonly [number, number, number] | RowRefusal {
  if (isTrue(cellAt(cells, columns.diplotype))) return 'diplotype';
  if (isTrue(cellAt(cells, columns.haplotype))) return 'haplotype';
  if (isTrue(cellAt(cells, columns.interaction))) return 'interaction';
  const [none, one, two] = [
    number(cellAt(cells, columns.dosage0)),
    number(cellAt(cells, columns.dosage1)),
    number(cellAt(cells, columns.dosage2)),
  ];
  if (none !== null && one !== null && two !== null) return [none, one, two];
  const weight = number(cellAt(cells, columns.weight));
  if (weight === null) return 'weight';
  const [isDominant, isRecessive] = [isTrue(cellAt(cells, columns.dominant)), isTrue(cellAt(cells, columns.recessive))];
  if (isDominant && isRecessive) return 'effect-type';
  if (isDominant) return [0, weight, weight];
  return isRecessive ? [0, 0, weight] : [0, weight, 2 * weight];
}

/** Effect and other allele in capitals; `''` for one that is not stated, null for one that is no bases. Total. */
export function allelesOf(cells: readonly string[], columns: ScoreColumns): readonly [string | null, string | null] {
  const inferred = cellAt(cells, columns.inferredOther);
  const stated = cellAt(cells, columns.other);
  // Several inferred alleles (`C/G`) are no statement.
  const other = stated !== '' || inferred.includes('/') ? stated : inferred;
  const effect = bases(cellAt(cells, columns.effect));
  return [effect === '' ? null : effect, bases(other)];
}

const bases = (text: string): string | null => {
  const written = text.toUpperCase();
  return /^[ACGT]*$/.test(written) ? written : null;
};

/** A row's frequency of the effect allele, 0 to 1; NaN where it is not stated. Total. */
export function frequencyOf(cells: readonly string[], columns: ScoreColumns): number {
  const value = number(cellAt(cells, columns.frequency));
  return value !== null && value >= 0 && value <= 1 ? value : Number.NaN;
}

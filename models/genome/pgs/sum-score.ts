import type { ScoreFile } from './file/score-file.ts';
import { matchKinds } from './match/match-kind.ts';
import { missingCopies, rowFlags } from './match/score-tally.ts';
import type { TalliedRows } from './match/score-tally.ts';
import type { ScoreCoverage } from './polygenic-score.ts';

export interface SumRules {
  readonly isAmbiguousKept?: boolean;
  readonly isMultiallelicKept?: boolean;
  /** Frequency of each row's effect allele, 0 to 1; NaN where none is known. Without it missing genotypes are left out. */
  readonly frequencies?: Float64Array | null;
}
export interface ScoreSum {
  readonly sum: number;
  readonly coverage: ScoreCoverage;
}

export type RowStatus = 'matched' | 'ambiguous' | 'multiallelic' | 'duplicate' | 'refused' | 'unmatched';

/** What became of one row: matched and used, or the first reason why not. Total. */
export function rowStatus(row: number, score: ScoreFile, { kind, flags }: TalliedRows, rules: SumRules): RowStatus {
  if (score.refusal[row] !== 0) return 'refused';
  if (kind[row] === 0) return 'unmatched';
  const own = flags[row] ?? 0;
  if (own & rowFlags.ambiguous && !rules.isAmbiguousKept) return 'ambiguous';
  if (own & rowFlags.multiallelic && !rules.isMultiallelicKept) return 'multiallelic';
  return own & rowFlags.duplicate ? 'duplicate' : 'matched';
}

/**
 * Sums a score over the matched rows.
 *
 * A missing genotype is never no copies: it is left out, or the weights are averaged over the genotypes that the
 * frequency p makes likely under Hardy–Weinberg equilibrium, (1-p)², 2p(1-p), p² (2·p·w for an additive row).
 *
 * @source pygscatalog 2d2d6c42; PLINK 2 `--score`. Total.
 */
export function sumScore(score: ScoreFile, rows: TalliedRows, rules: SumRules = {}): ScoreSum {
  const referenceOnly = matchKinds.indexOf('reference-only') + 1;
  const counts = { ambiguous: 0, multiallelic: 0, duplicate: 0, refused: 0, unmatched: 0, matched: 0 };
  let [sum, scored, imputed, byReference, size, lost] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < score.count; row++) {
    const status = rowStatus(row, score, rows, rules);
    counts[status]++;
    const value = status === 'matched' ? valueOf(row, score, rows, rules) : null;
    size += sizeOf(score, row);
    if (value === null) {
      lost += sizeOf(score, row);
      continue;
    }
    sum += value;
    scored++;
    if (rows.copies[row] === missingCopies) imputed++;
    if (rows.kind[row] === referenceOnly) byReference++;
  }
  const { ambiguous, multiallelic, duplicate, refused, unmatched, matched } = counts;
  return {
    sum,
    coverage: {
      rows: score.count,
      matched,
      scored,
      imputed,
      missing: matched - scored,
      excluded: { ambiguous, multiallelic, duplicate },
      refused,
      unmatched,
      referenceOnly: byReference,
      weightLost: size === 0 ? 0 : lost / size,
    },
  };
}

/** What a matched row adds; null where the genotype is missing and nothing stands in for it. */
const valueOf = (row: number, { weights }: ScoreFile, { copies }: TalliedRows, rules: SumRules): number | null => {
  const [none, one, two] = [weights[3 * row] ?? 0, weights[3 * row + 1] ?? 0, weights[3 * row + 2] ?? 0];
  const present = copies[row] ?? missingCopies;
  if (present !== missingCopies) return weights[3 * row + present] ?? 0;
  const p = rules.frequencies?.[row] ?? Number.NaN;
  return Number.isNaN(p) ? null : (1 - p) ** 2 * none + 2 * p * (1 - p) * one + p ** 2 * two;
};

/** How far apart a row's weights lie: what it can change. */
const sizeOf = ({ weights }: ScoreFile, row: number): number => {
  const own = [weights[3 * row] ?? 0, weights[3 * row + 1] ?? 0, weights[3 * row + 2] ?? 0];
  return Math.max(...own) - Math.min(...own);
};

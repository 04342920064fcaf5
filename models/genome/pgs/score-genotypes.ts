import card from '../../../resources/knowledge/polygenic/matching/card.json' with { type: 'json' };
import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import type { VcfRecord } from '../vcf/read-record.ts';
import type { ScoreFile } from './file/score-file.ts';
import { ScoreTally } from './match/score-tally.ts';
import type { MatchRules, TalliedRows } from './match/score-tally.ts';
import type { PolygenicScore, ScoreCoverage } from './polygenic-score.ts';
import { sumScore } from './sum-score.ts';

export interface ScoringRules extends MatchRules {
  /** What stands in for missing genotypes: the effect alleles' frequencies that the file states. Default: nothing. */
  readonly isImputedByFile?: boolean;
}

/**
 * One sample's score.
 *
 * @param file  the records that a scan kept for `wantedOfScore`, in any order, and their build.
 * @returns refusal `genome.pgs-build` {score, build}, or as {@link scoreOf}.
 */
export function scoreGenotypes(
  score: ScoreFile,
  file: { readonly records: readonly VcfRecord[]; readonly build: GenomeBuild },
  rules: ScoringRules,
): Result<PolygenicScore, Refusal> {
  if (!score.placements.has(file.build))
    return no('genome.pgs-build', { score: Array.from(score.placements.keys()).join(', '), build: file.build });
  const tally = new ScoreTally(score, file.build, rules);
  for (const record of file.records) tally.add(record);
  return scoreOf(score, { rows: tally.end(), build: file.build }, rules);
}

/**
 * The score of rows that were matched while a file was read.
 *
 * @returns refusal `genome.pgs-coverage` {scored, rows, percent, needed} where fewer rows than the calculator's minimum
 *   were scored. A file of variants alone lacks the places where the sample is reference: it is refused for the same.
 * @source pgsc_calc, option min_overlap; a missing genotype that is left out lowers the coverage here.
 */
export function scoreOf(
  score: ScoreFile,
  { rows, build }: { readonly rows: TalliedRows; readonly build: GenomeBuild },
  rules: ScoringRules,
): Result<PolygenicScore, Refusal> {
  const frequencies = rules.isImputedByFile ? score.frequency : null;
  const { sum, coverage } = sumScore(score, rows, { ...rules, frequencies });
  const { scored } = coverage;
  if (scored < card.minCoverage * score.count || scored === 0)
    return no('genome.pgs-coverage', {
      scored,
      rows: score.count,
      percent: Math.floor((1000 * scored) / score.count) / 10,
      needed: 100 * card.minCoverage,
    });
  const alleleCount = 2 * scored;
  return ok({
    header: score.header,
    build,
    sum,
    alleleCount,
    average: sum / alleleCount,
    coverage,
    frequencies: coverage.imputed > 0 ? 'allelefrequency_effect' : null,
    remarks: remarksOn(score, coverage),
  });
}

const remarksOn = (score: ScoreFile, coverage: ScoreCoverage): Refusal[] => {
  const { excluded, refused, missing, imputed, unmatched, rows } = coverage;
  const remarks: Refusal[] = [];
  const remark = (code: string, count: number, params: Refusal['params'] = {}): void => {
    if (count > 0) remarks.push({ code, params: { count, rows, ...params } });
  };
  remark('genome.pgs-weight-type', score.header.weightType === null ? 1 : 0);
  remark('genome.pgs-refused-rows', refused, { names: namesOf(score) });
  remark('genome.pgs-excluded', excluded.ambiguous + excluded.multiallelic + excluded.duplicate, excluded);
  remark('genome.pgs-unmatched', unmatched);
  remark('genome.pgs-missing', missing);
  remark('genome.pgs-imputed', imputed);
  return remarks;
};

const shownNames = 5;
const namesOf = ({ refused }: ScoreFile): string =>
  refused
    .slice(0, shownNames)
    .map(({ name, why }) => `${name} (${why})`)
    .join(', ');

import card from '../../../../resources/knowledge/polygenic/matching/card.json' with { type: 'json' };
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { ScoreFile } from '../file/score-file.ts';
import { matchKinds } from '../match/match-kind.ts';
import type { TalliedRows } from '../match/score-tally.ts';

const bothAlleles = new Set(['refalt', 'altref'].map((kind) => matchKinds.findIndex((each) => each === kind) + 1));

/**
 * How many rows of a score meet a line of both its alleles in one build; null where they are too few to tell the build.
 * In the other build a place has such a line by chance alone: less than one in a thousand. Total.
 */
export function fitOf(
  score: ScoreFile,
  build: GenomeBuild,
  { kind }: TalliedRows,
): { readonly build: GenomeBuild; readonly count: number } | null {
  const start = score.placements.get(build)?.start ?? [];
  let [placed, count] = [0, 0];
  for (let row = 0; row < score.count; row++) {
    if ((start[row] ?? -1) < 0 || score.refusal[row] !== 0) continue;
    placed++;
    if (bothAlleles.has(kind[row] ?? 0)) count++;
  }
  return count >= card.fitting.minRows && count >= card.fitting.minShare * placed ? { build, count } : null;
}

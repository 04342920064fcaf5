import { apoeTable } from '../../apoe/apoe-table.ts';
import { positionIn } from '../../build/build-table.ts';
import type { GenomeBuild } from '../../build/genome-build.ts';
import type { ScoreFile } from '../file/score-file.ts';

/** What a person may choose not to learn, and a score would tell: `apoe` where it weighs a base that APOE is told by. */
export type ScoreConsent = 'apoe';

/** The consent that a score's sum needs, null where none. Total. */
export function needsConsent(score: ScoreFile, build: GenomeBuild): ScoreConsent | null {
  const placement = score.placements.get(build);
  if (!placement) return null;
  const guarded = apoeTable.sites.flatMap((site) => {
    const contig = score.contigs.indexOf(site.contig);
    return contig < 0 ? [] : [{ contig, start: positionIn(build, site) - 1 }];
  });
  for (let row = 0; row < score.count; row++)
    if (guarded.some(({ contig, start }) => placement.start[row] === start && placement.contig[row] === contig))
      return 'apoe';
  return null;
}

import { ascending } from '../../vcf/wanted.ts';
import type { Wanted } from '../../vcf/wanted.ts';
import type { ScoreFile } from './score-file.ts';

/** What a scan has to look for so that the usable rows can be answered, in every build the file has places in. Total. */
export function wantedOfScore(score: ScoreFile): Wanted {
  const starts = score.contigs.map((): number[] => []);
  for (const { contig, start } of score.placements.values())
    for (let row = 0; row < score.count; row++) {
      const at = start[row] ?? -1;
      if (at >= 0 && score.refusal[row] === 0) starts[contig[row] ?? 0]?.push(at);
    }
  return Object.fromEntries(
    score.contigs.flatMap((contig, i) => {
      const own = starts[i] ?? [];
      return own.length === 0 ? [] : [[contig, ascending(Int32Array.from(own))]];
    }),
  );
}

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

/** All that is looked for by one or another. Total. */
export function joinWanted(all: readonly Wanted[]): Wanted {
  const contigs = new Set(all.flatMap((wanted) => Object.keys(wanted)));
  return Object.fromEntries(
    Array.from(contigs, (contig) => {
      const parts = all.flatMap((wanted) => wanted[contig] ?? []);
      const joined = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        joined.set(part, at);
        at += part.length;
      }
      return [contig, ascending(joined)];
    }),
  );
}

/** Sorted in place; each once. */
const ascending = (starts: Int32Array): Int32Array => {
  starts.sort();
  let last = 0;
  for (const start of starts) if (last === 0 || start !== starts[last - 1]) starts[last++] = start;
  return starts.slice(0, last);
};

import type { GenomeBuild } from '../../build/genome-build.ts';
import { lowerBound } from '../../vcf/lower-bound.ts';
import type { ScoreFile } from '../file/score-file.ts';

/** The rows of one contig by where they lie: two columns in the order of `start`, rows of one place in theirs. */
export interface RowsOfContig {
  readonly starts: Int32Array;
  readonly rows: Uint32Array; // index in the file
}
/** Half-open range of indexes into `starts` and `rows`. */
export type RowRange = readonly [number, number];

const rowFactor = 2 ** 24; // a start has 28 bits, so place and row fit a number of 53 exactly
const noRows: RowsOfContig = { starts: new Int32Array(0), rows: new Uint32Array(0) };

/** The usable rows of a score by contig and place in `build`; empty where the file has no places there. Total. */
export function rowsByPlace(score: ScoreFile, build: GenomeBuild): ReadonlyMap<string, RowsOfContig> {
  const placement = score.placements.get(build);
  if (!placement) return new Map();
  const keys = score.contigs.map((): number[] => []);
  for (let row = 0; row < score.count; row++) {
    const start = placement.start[row] ?? -1;
    if (start >= 0 && score.refusal[row] === 0) keys[placement.contig[row] ?? 0]?.push(start * rowFactor + row);
  }
  return new Map(
    score.contigs.flatMap((contig, i) => {
      const own = Float64Array.from(keys[i] ?? []).sort();
      if (own.length === 0) return [];
      const starts = Int32Array.from(own, (key) => Math.floor(key / rowFactor));
      return [[contig, { starts, rows: Uint32Array.from(own, (key) => key % rowFactor) }] as const];
    }),
  );
}

/** The rows that lie in `[start, end)`, 0-based. Total. */
export function rangeOf({ starts }: RowsOfContig = noRows, start: number, end: number): RowRange {
  const low = lowerBound(starts, start, [0, starts.length]);
  return [low, lowerBound(starts, end, [low, starts.length])];
}

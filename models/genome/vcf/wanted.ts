import { positionIn } from '../build/build-table.ts';
import type { GenomeBuild } from '../build/genome-build.ts';
import { lowerBound } from './lower-bound.ts';

/** A place to look for, 1-based, in both builds: which one holds is known only when the file has been read. */
export interface PlaceInBuilds {
  readonly contig: string;
  readonly grch38: number;
  readonly grch37: number;
  readonly ref?: string; // every base of it is looked for; without it, one
}

/** The starts looked for, 0-based, ascending, without repeats, by contig (`19`, `X`, …). */
export type Wanted = Readonly<Record<string, Int32Array>>;

const builds: readonly GenomeBuild[] = ['GRCh37', 'GRCh38'];

/** What a scan has to look for so that `places` can be answered in either build. Total. */
export function wantedOf(places: readonly PlaceInBuilds[]): Wanted {
  const byContig: Record<string, number[]> = {};
  for (const place of places) {
    const starts = (byContig[place.contig] ??= []);
    for (const build of builds)
      for (let i = 0; i < (place.ref?.length ?? 1); i++) starts.push(positionIn(build, place) - 1 + i);
  }
  return Object.fromEntries(
    Object.entries(byContig).map(([contig, starts]) => [contig, Int32Array.from(new Set(starts)).sort()]),
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

/** Sorted in place; each once. Total. */
export const ascending = (starts: Int32Array): Int32Array => {
  starts.sort();
  let last = 0;
  for (const start of starts) if (last === 0 || start !== starts[last - 1]) starts[last++] = start;
  return starts.slice(0, last);
};

/** Whether the bases `[start, end)` hold a wanted place. Total. */
export function isOver(
  wanted: Wanted,
  { contig, start, end }: { readonly contig: string; readonly start: number; readonly end: number },
): boolean {
  const starts = wanted[contig];
  return starts !== undefined && (starts[lowerBound(starts, start, [0, starts.length])] ?? end) < end;
}

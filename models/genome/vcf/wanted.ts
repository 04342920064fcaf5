import { positionIn } from '../build/build-table.ts';
import type { GenomeBuild } from '../build/genome-build.ts';

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

import type { Wanted } from '../../vcf/wanted.ts';
import type { PanelRegion } from './find-in-panels.ts';

/** What a scan has to look for to keep every line in the regions: each base of them, 4 bytes a base. Total. */
export function wantedOfRegions(regions: readonly PanelRegion[]): Wanted {
  return Object.fromEntries(
    Array.from(
      Map.groupBy(regions, ({ contig }) => contig),
      ([contig, own]) => [contig, basesOf(own)],
    ),
  );
}

/** Ascending, each once, though regions overlap. */
const basesOf = (regions: readonly PanelRegion[]): Int32Array => {
  const sorted = regions.toSorted((a, b) => a.start - b.start);
  const bases = new Int32Array(sorted.reduce((sum, { start, end }) => sum + end - start, 0));
  let [count, next] = [0, 0];
  for (const { start, end } of sorted) {
    for (let base = Math.max(start, next); base < end; base++) bases[count++] = base;
    next = Math.max(next, end);
  }
  return bases.slice(0, count);
};

/** Bases of one contig that are looked for, 0-based half-open; ascending, none over another. */
export interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Single bases. @param starts  ascending, each once. Total. */
export const spansOfStarts = (starts: Int32Array): Spans => ({ starts, ends: starts.map((start) => start + 1) });

/** Stretches in any order, those that touch as one. Total. */
export function spansOfRegions(regions: readonly { readonly start: number; readonly end: number }[]): Spans {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of regions.toSorted((a, b) => a.start - b.start)) {
    const last = ends.length - 1;
    if (last >= 0 && start <= (ends[last] ?? 0)) ends[last] = Math.max(ends[last] ?? 0, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

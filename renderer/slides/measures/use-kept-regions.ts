import { useEffect } from 'react';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { OutlinedRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { setRegion, slidesView } from '../slides-view.ts';

export type OwnRegion = Finding & { readonly geometry: Extract<Finding['geometry'], { kind: 'pixel-region' }> };

export const isRegion = (finding: Finding): finding is OwnRegion => finding.geometry.kind === 'pixel-region';

/** What of a slide a finding of a region is. Total. */
export const regionIn = ({ geometry: { column, row, columns, rows, outline } }: OwnRegion): OutlinedRegion => ({
  column,
  row,
  columns,
  rows,
  ...(outline && { outline }),
});

/** The region that a model reads is the chosen one of those kept with the slide, else the last that was, else the newest. */
export function useKeptRegions(onSlide: readonly Finding[] | null, focus: FindingId | null): void {
  useEffect(() => {
    if (!onSlide) return;
    const own = onSlide.filter(isRegion);
    const { region, regionOf } = slidesView.get();
    const isDrawn = (one: OwnRegion): boolean => JSON.stringify(regionIn(one)) === JSON.stringify(region);
    const drawn = regionOf === 'new' ? own.findLast(isDrawn) : undefined;
    if (regionOf === 'new' && !drawn) return; // on its way
    const wanted = drawn ?? own.find(({ id }) => id === focus) ?? own.find(({ id }) => id === regionOf) ?? own.at(-1);
    if ((wanted?.id ?? null) !== regionOf) setRegion(wanted ? regionIn(wanted) : null, wanted?.id ?? null);
  }, [onSlide, focus]);
}

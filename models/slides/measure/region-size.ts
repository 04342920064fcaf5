import type { OutlinedRegion } from '../../imaging/measure/pixel-region.ts';
import { polygonArea } from '../../imaging/measure/polygon.ts';
import type { Slide } from '../slide.ts';

/** How large a region of the finest level is, in mm where the scale is known; the area is that inside its outline. */
export type RegionSize =
  | { readonly unit: 'mm'; readonly width: number; readonly height: number; readonly areaMm2: number }
  | { readonly unit: 'px'; readonly width: number; readonly height: number };

/** Size of a region of pixels of the finest level. Total. */
export function regionSize(
  { scale: { micrometres } }: Pick<Slide, 'scale'>,
  { columns, rows, outline }: OutlinedRegion,
): RegionSize {
  if (!micrometres) return { unit: 'px', width: columns, height: rows };
  const [width, height] = [(columns * micrometres.acrossColumns) / 1000, (rows * micrometres.acrossRows) / 1000];
  return {
    unit: 'mm',
    width,
    height,
    areaMm2: outline
      ? (polygonArea(outline) * micrometres.acrossColumns * micrometres.acrossRows) / 1e6
      : width * height,
  };
}

import { regionWithin } from '../imaging/measure/pixel-region.ts';
import type { OutlinedRegion, RegionOutline } from '../imaging/measure/pixel-region.ts';
import { polygonArea } from '../imaging/measure/polygon.ts';

type Point = readonly [number, number];

const mostCorners = 4000;
const leastArea = 16; // pixels: less is a slip of the hand

/**
 * The region round a drawn line: the whole pixels it touches, cut to the slide, and the line.
 *
 * @param points  `[column, row]` of the finest level in the order they were drawn; more than 4000 are thinned evenly.
 * @returns undefined for a line that encloses next to nothing, or that lies beside the slide. Total.
 */
export function regionOfOutline(
  points: readonly Point[],
  size: { readonly columns: number; readonly rows: number },
): OutlinedRegion | undefined {
  const every = Math.ceil(points.length / mostCorners);
  const within = (value: number, most: number): number => Math.min(most - 0.5, Math.max(-0.5, value));
  const outline: RegionOutline = points
    .filter((_, i) => i % every === 0)
    .map(([x, y]) => [within(x, size.columns), within(y, size.rows)]);
  if (outline.length < 3 || polygonArea(outline) < leastArea) return undefined;
  const [columns, rows] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const [left, top] = [Math.floor(least(columns) + 0.5), Math.floor(least(rows) + 0.5)];
  const [right, bottom] = [Math.ceil(most(columns) + 0.5), Math.ceil(most(rows) + 0.5)];
  const region = regionWithin({ column: left, row: top, columns: right - left, rows: bottom - top }, size);
  return region && { ...region, outline };
}

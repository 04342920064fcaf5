import type { PixelSpacing } from '../ledger/shift.ts';
import type { ObjectGrid } from './corrected-objects.ts';

const mm2 = ({ acrossRows, acrossColumns }: PixelSpacing): number => acrossRows * acrossColumns;

/** Objects a square millimetre, of an area in pixels. Total. */
export const densityOf = (count: number, areaPixels: number, spacing: PixelSpacing): number =>
  count / (areaPixels * mm2(spacing));

/** µm² of an area in pixels. Total. */
export const squareMicrometres = (pixels: number, spacing: PixelSpacing): number => pixels * mm2(spacing) * 1e6;

/** Pixels of every object, by number; `isCut`: whether it touches the edge of the grid. Total. */
export function objectAreas({ objects, columns, rows }: ObjectGrid): ReadonlyMap<number, ObjectArea> {
  const areas = new Map<number, { pixels: number; isCut: boolean }>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const object = objects[row * columns + column] ?? 0;
      if (object === 0) continue;
      let area = areas.get(object);
      if (!area) areas.set(object, (area = { pixels: 0, isCut: false }));
      area.pixels++;
      if (row === 0 || column === 0 || row === rows - 1 || column === columns - 1) area.isCut = true;
    }
  return areas;
}

export interface ObjectArea {
  readonly pixels: number;
  readonly isCut: boolean;
}

/** The median area in pixels of the objects that lie whole on their grid; undefined where there are none. Total. */
export function medianWholeArea(areas: ReadonlyMap<number, ObjectArea>): number | undefined {
  const whole = [...areas.values()].filter(({ isCut }) => !isCut).map(({ pixels }) => pixels);
  const sorted = whole.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

import { fillPolygon } from '../../imaging/measure/polygon.ts';
import type { Geometry } from '../finding.ts';

/** Objects of a region or image, four bytes a pixel. */
export type ObjectMask = Extract<Geometry, { kind: 'pixel-mask' }>;

/** A grid of pixels with the number of the object at each, row after row; 0 for none. */
export interface ObjectGrid {
  readonly objects: Uint32Array;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The objects of a mask as a person left them: without those taken out, with those drawn where no other object is.
 *
 * @param bytes  of the mask, as stored: four a pixel, little endian. @returns a grid of its own, free to be changed. Total.
 */
export function correctedObjects({ columns, rows, byHand }: ObjectMask, bytes: Uint8Array): ObjectGrid {
  const objects = new Uint32Array(bytes.slice(0, 4 * columns * rows).buffer);
  const grid = { objects, columns, rows };
  if (!byHand) return grid;
  takeOut(grid, new Set(byHand.takenOut));
  for (const { number, outline } of byHand.drawn) putIn(grid, number, outline);
  return grid;
}

/** As `correctedObjects`, as stored bytes; the very same where nothing was changed or the mask holds no objects. Total. */
export function correctedBytes(geometry: ObjectMask, bytes: Uint8Array): Uint8Array {
  if (!geometry.byHand || geometry.holds !== 'objects') return bytes;
  return new Uint8Array(correctedObjects(geometry, bytes).objects.buffer);
}

/** Takes objects off a grid. */
export function takeOut({ objects }: ObjectGrid, numbers: ReadonlySet<number>): void {
  if (numbers.size === 0) return;
  for (let at = 0; at < objects.length; at++) if (numbers.has(objects[at] ?? 0)) objects[at] = 0;
}

/** Draws an object where no other is. @returns how many pixels it took, and how many its line encloses. */
export function putIn(
  { objects, columns, rows }: ObjectGrid,
  number: number,
  outline: readonly (readonly [number, number])[],
): { readonly own: number; readonly enclosed: number } {
  let [own, enclosed] = [0, 0];
  fillPolygon(outline, { columns, rows }, (at) => {
    enclosed++;
    if (objects[at] !== 0) return;
    objects[at] = number;
    own++;
  });
  return { own, enclosed };
}

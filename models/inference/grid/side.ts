import type { Side } from '../operators/mirror-to-left.ts';
import { boxCentre } from './box.ts';
import type { Box } from './box.ts';
import { extentOf, patientFromGrid, shapeOf } from './volume.ts';
import type { Volume } from './volume.ts';
import { turnToRas } from '../operators/reorient.ts';

const pairApartMm = 20; // two boxes further apart than this along x are the two sides of one head
const headWideMm = 100; // an image narrower than this does not show where the middle of the head is
const nearMiddleMm = 5; // a box this near to the middle belongs to neither side
const every = 4; // each axis is looked at in steps of this many voxels to find the middle

/**
 * Middle of the head along the patient's x: mean position of the voxels brighter than the image's mean.
 *
 * @returns mm, LPS; undefined where the image is narrower than a head. Total.
 */
export function middleOfHead(volume: Volume): number | undefined {
  const { voxels, geometry } = volume;
  if (extentOf(geometry)[turnToRas(geometry)[0].axis] < headWideMm) return undefined;
  const [slices, rows, columns] = shapeOf(geometry);
  let total = 0;
  for (const value of voxels) total += value;
  const mean = total / voxels.length;
  let sum = 0;
  let count = 0;
  for (let s = 0; s < slices; s += every)
    for (let r = 0; r < rows; r += every)
      for (let c = 0; c < columns; c += every) {
        if ((voxels[(s * rows + r) * columns + c] ?? 0) <= mean) continue;
        sum += patientFromGrid(geometry, [s, r, c])[0];
        count++;
      }
  return count === 0 ? undefined : sum / count;
}

/**
 * The side each box lies on; x grows to the patient's left. Two boxes at least 20 mm apart tell each other's side;
 * otherwise the middle of the head decides, and a box within 5 mm of it stays unknown.
 *
 * @param boxes     mm, LPS.
 * @param middleMm  x of the middle of the head (`middleOfHead`); undefined when the image does not show it.
 * @returns one side a box. Total.
 */
export function sidesOf(boxes: readonly Box[], middleMm: number | undefined): readonly Side[] {
  const centres = boxes.map((box) => boxCentre(box)[0]);
  const [first = 0, second = 0] = centres;
  const isPair = centres.length === 2 && Math.abs(first - second) >= pairApartMm;
  const middle = isPair ? (first + second) / 2 : middleMm;
  return centres.map((x) => {
    if (middle === undefined || Math.abs(x - middle) < nearMiddleMm) return 'unknown';
    return x > middle ? 'left' : 'right';
  });
}

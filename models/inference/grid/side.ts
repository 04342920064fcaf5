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

/** Visits every fourth voxel along each axis: value, and its place in storage order. */
function eachFourth(
  { voxels, geometry }: Volume,
  visit: (value: number, slice: number, row: number, column: number) => void,
): void {
  const [slices, rows, columns] = shapeOf(geometry);
  for (let s = 0; s < slices; s += every)
    for (let r = 0; r < rows; r += every)
      for (let c = 0; c < columns; c += every) visit(voxels[(s * rows + r) * columns + c] ?? 0, s, r, c);
}

/**
 * Middle of the head along the patient's x: mean position of the voxels brighter than the image's mean.
 *
 * @returns mm, LPS; undefined where the image is narrower than a head. Total.
 */
export function middleOfHead(volume: Volume): number | undefined {
  const { geometry } = volume;
  if (extentOf(geometry)[turnToRas(geometry)[0].axis] < headWideMm) return undefined;
  let [total, seen] = [0, 0];
  eachFourth(volume, (value) => {
    total += value;
    seen++;
  });
  const mean = total / seen;
  let [sum, bright] = [0, 0];
  eachFourth(volume, (value, s, r, c) => {
    if (value <= mean) return;
    sum += patientFromGrid(geometry, [s, r, c])[0];
    bright++;
  });
  return bright === 0 ? undefined : sum / bright;
}

/**
 * The side each box lies on; x grows to the patient's left. Two boxes at least 20 mm apart tell each other's side;
 * otherwise the middle of the head decides, and a box within 5 mm of it stays unknown.
 *
 * @param boxes   mm, LPS.
 * @param middle  x of the middle of the head (`middleOfHead`), asked only when the boxes do not tell; undefined when the
 *                image does not show it.
 * @returns one side a box. Total.
 */
export function sidesOf(boxes: readonly Box[], middle: () => number | undefined): readonly Side[] {
  const centres = boxes.map((box) => boxCentre(box)[0]);
  const [first = 0, second = 0] = centres;
  const isPair = centres.length === 2 && Math.abs(first - second) >= pairApartMm;
  const between = isPair ? (first + second) / 2 : middle();
  return centres.map((x) => {
    if (between === undefined || Math.abs(x - between) < nearMiddleMm) return 'unknown';
    return x > between ? 'left' : 'right';
  });
}

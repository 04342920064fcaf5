import type { VolumeGeometry } from '../../imaging/display-set.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';
import { boxCentre } from '../grid/box.ts';
import type { Box } from '../grid/box.ts';
import { cutRegion, regionAround } from '../grid/region.ts';
import type { Region } from '../grid/region.ts';
import { gridFromPatient, gridOf, patientFromGrid, shapeOf } from '../grid/volume.ts';
import type { Triple, Volume } from '../grid/volume.ts';

/** A box as a grid of a single voxel, so that its outer edges are the box's. Total. */
export const boxGrid = ({ low, high }: Box): VolumeGeometry =>
  gridOf(
    boxCentre({ low, high }),
    [
      [0, 0, high[2] - low[2]],
      [0, high[1] - low[1], 0],
      [high[0] - low[0], 0, 0],
    ],
    [1, 1, 1],
  );

/** Where a rule looks: a block of the image, the voxels of it that lie in the box, and the point that was clicked. */
export interface Place {
  readonly whole: Triple;
  readonly region: Region;
  /** The block with its voxels; outside an oblique box they are there too, but not in `inside`. */
  readonly volume: Volume;
  /** One byte a voxel of the block: 1 where its centre lies in the box. */
  readonly inside: Uint8Array;
  /** Place of the clicked point in the block, storage order, fractions; the box's centre without a click. */
  readonly seed: Triple | null;
}

const isIn = ({ low, high }: Box, at: Vec3): boolean =>
  at.every((value, i) => value >= (low[i] ?? 0) - 1e-6 && value <= (high[i] ?? 0) + 1e-6);

/**
 * The part of an image where a rule looks.
 *
 * @param box   mm, LPS; null: the whole image. @param seed  mm, LPS. Total.
 */
export function placeIn(volume: Volume, box: Box | null, seed: Vec3 | null): Place {
  const whole = shapeOf(volume.geometry);
  if (!box) {
    const inside = new Uint8Array(volume.voxels.length).fill(1);
    return { whole, region: { start: [0, 0, 0], shape: whole }, volume, inside, seed: null };
  }
  const region = regionAround(volume.geometry, boxGrid(box), 0);
  const block = cutRegion(volume, region);
  const [slices, rows, columns] = region.shape;
  const inside = new Uint8Array(slices * rows * columns);
  let to = 0;
  for (let s = 0; s < slices; s++)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++, to++) if (isIn(box, patientFromGrid(block.geometry, [s, r, c]))) inside[to] = 1;
  return { whole, region, volume: block, inside, seed: gridFromPatient(block.geometry, seed ?? boxCentre(box)) };
}

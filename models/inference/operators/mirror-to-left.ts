import { z } from '../../base/schema.ts';
import { gridOf, patientFromGrid, shapeOf, stepsOf } from '../grid/volume.ts';
import type { Volume } from '../grid/volume.ts';
import { scale } from '../../imaging/geometry/vec3.ts';

/** Shows a right-sided structure to a network that has only seen left-shaped ones. */
export const MirrorToLeft = z.object({ op: z.literal('mirror-to-left') });
export type MirrorToLeft = z.infer<typeof MirrorToLeft>;

export const Side = z.enum(['left', 'right', 'unknown']);
export type Side = z.infer<typeof Side>;

/**
 * Reverses the right-left axis of a right-sided crop. The grid is reversed with the voxels, so every voxel keeps its
 * patient position and the label map finds its way back without a second mirroring.
 *
 * @param volume  array axes R, A, S. @param side `left` and `unknown` are never mirrored.
 * @returns the volume, its slowest axis running to the left when `side` is `right`. Total.
 */
export function mirrorToLeft(volume: Volume, side: Side): Volume {
  if (side !== 'right') return volume;
  const [slices, rows, columns] = shapeOf(volume.geometry);
  const plane = rows * columns;
  const voxels = new Float32Array(volume.voxels.length);
  for (let s = 0; s < slices; s++)
    voxels.set(volume.voxels.subarray(s * plane, (s + 1) * plane), (slices - 1 - s) * plane);
  const [slice, row, column] = stepsOf(volume.geometry);
  const origin = patientFromGrid(volume.geometry, [slices - 1, 0, 0]);
  return { voxels, geometry: gridOf(origin, [scale(slice, -1), row, column], [slices, rows, columns]) };
}

import { voxelMm3 } from '../imaging/geometry/patient-from-voxel.ts';
import type { VolumeGeometry } from '../imaging/display-set.ts';

/**
 * Volume of each label of a mask.
 *
 * @param mask  one byte a voxel, slice-row-column, as long as the grid has voxels. @param grid  where the voxels lie.
 * @returns mL by label value; a value that no voxel has is absent; 0 is background and left out.
 *   RangeError when mask and grid differ in size.
 */
export function segmentVolumesMl(mask: Uint8Array, grid: VolumeGeometry): ReadonlyMap<number, number> {
  const { columns, rows, slices } = grid.shape;
  const voxels = columns * rows * slices;
  if (mask.length !== voxels) throw new RangeError(`mask of ${mask.length} bytes on a grid of ${voxels} voxels`);
  const counts = new Uint32Array(256);
  for (const value of mask) counts[value] = (counts[value] ?? 0) + 1;
  const voxel = voxelMm3(grid);
  const volumes = new Map<number, number>();
  for (const [value, count] of counts.entries()) if (value > 0 && count > 0) volumes.set(value, (count * voxel) / 1000);
  return volumes;
}

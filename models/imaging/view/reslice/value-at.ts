import type { VolumeGeometry } from '../../display-set.ts';
import { voxelFromPatient } from '../../geometry/patient-from-voxel.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import type { Voxels } from './sample-row.ts';

/**
 * The value of the voxel a patient position lies in: as stored, never between two.
 *
 * @param patient  mm, LPS. @returns in the unit of `voxels`; undefined outside the volume. Total.
 */
export function valueAt(voxels: Voxels, volume: VolumeGeometry, patient: Vec3): number | undefined {
  const { columns, rows, slices } = volume.shape;
  const [column, row, slice] = voxelFromPatient(volume, patient).map(Math.round) as [number, number, number];
  const isInside = column >= 0 && row >= 0 && slice >= 0 && column < columns && row < rows && slice < slices;
  return isInside ? voxels[(slice * rows + row) * columns + column] : undefined;
}

import type { VolumeGeometry } from '../display-set.ts';
import { add, cross, dot, scale, subtract } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** Patient position (mm, LPS) of a voxel centre `[column, row, slice]`, 0-based, fractions allowed. Total. */
export const patientFromVoxel = (volume: VolumeGeometry, [column, row, slice]: Vec3): Vec3 =>
  add(add(add(volume.origin, scale(volume.column, column)), scale(volume.row, row)), scale(volume.slice, slice));

/**
 * Voxel `[column, row, slice]` (0-based, fractions) of a patient position; the inverse of `patientFromVoxel`. The axes of
 * the volume may be oblique to the patient and to each other, but not coplanar. Total.
 */
export function voxelFromPatient(volume: VolumeGeometry, patient: Vec3): Vec3 {
  const [toColumn, toRow, toSlice] = voxelsPerMm(volume);
  const from = subtract(patient, volume.origin);
  return [dot(from, toColumn), dot(from, toRow), dot(from, toSlice)];
}

/** Rows of the inverse of the matrix with columns `column`, `row`, `slice`: voxels along each axis per mm, LPS. Total. */
export function voxelsPerMm({ column, row, slice }: VolumeGeometry): readonly [Vec3, Vec3, Vec3] {
  const volume = dot(column, cross(row, slice));
  return [
    scale(cross(row, slice), 1 / volume),
    scale(cross(slice, column), 1 / volume),
    scale(cross(column, row), 1 / volume),
  ];
}

/** Volume of one voxel, mm³: positive also for a mirrored grid, right for a sheared one. Total. */
export const voxelMm3 = ({ column, row, slice }: VolumeGeometry): number => Math.abs(dot(column, cross(row, slice)));

/** The slice that a patient position (mm, LPS) lies nearest to; may lie outside the volume. Total. */
export const sliceAt = (volume: VolumeGeometry, patient: Vec3): number =>
  Math.round(voxelFromPatient(volume, patient)[2]);

/** The eight corners of a volume: outer corners of the corner voxels, mm, LPS. Total. */
export function volumeCorners(volume: VolumeGeometry): readonly Vec3[] {
  const { columns, rows, slices } = volume.shape;
  const ends = (count: number) => [-0.5, count - 0.5];
  return ends(columns).flatMap((c) =>
    ends(rows).flatMap((r) => ends(slices).map((s) => patientFromVoxel(volume, [c, r, s]))),
  );
}

/** Middle of a volume, mm, LPS. Total. */
export const volumeCenter = (volume: VolumeGeometry): Vec3 => {
  const { columns, rows, slices } = volume.shape;
  return patientFromVoxel(volume, [(columns - 1) / 2, (rows - 1) / 2, (slices - 1) / 2]);
};

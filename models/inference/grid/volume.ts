import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { patientFromVoxel, voxelFromPatient } from '../../imaging/geometry/patient-from-voxel.ts';
import { length } from '../../imaging/geometry/vec3.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';

/** Voxels with their place: `voxels[(slice · rows + row) · columns + column]`, in the image's own unit. */
export interface Volume {
  readonly voxels: Float32Array;
  readonly geometry: VolumeGeometry;
}

/** Three numbers, one an array axis: slowest (slice), middle (row), fastest (column). */
export type Triple = readonly [number, number, number];

/** Voxel counts in storage order: slices, rows, columns. Total. */
export const shapeOf = ({ shape }: VolumeGeometry): Triple => [shape.slices, shape.rows, shape.columns];

/** One step along each array axis in storage order: slice, row, column; mm, LPS. Total. */
export const stepsOf = (geometry: VolumeGeometry): readonly [Vec3, Vec3, Vec3] => [
  geometry.slice,
  geometry.row,
  geometry.column,
];

/** Distance between voxel centres along each array axis, storage order, mm. Total. */
export const spacingOf = (geometry: VolumeGeometry): Triple => [
  length(geometry.slice),
  length(geometry.row),
  length(geometry.column),
];

/** Outer extent along each array axis, from voxel edge to voxel edge, storage order, mm. Total. */
export function extentOf(geometry: VolumeGeometry): Triple {
  const [slices, rows, columns] = shapeOf(geometry);
  const [slice, row, column] = spacingOf(geometry);
  return [slices * slice, rows * row, columns * column];
}

/**
 * Patient position of a place in the grid: `patientFromVoxel` in storage order.
 *
 * @param at  storage order (slice, row, column), 0-based at voxel centres; fractions and places outside allowed.
 * @returns mm, LPS. Total.
 */
export const patientFromGrid = (geometry: VolumeGeometry, [slice, row, column]: Triple): Vec3 =>
  patientFromVoxel(geometry, [column, row, slice]);

/**
 * Place in the grid of a patient position; the inverse of `patientFromGrid`.
 *
 * @param patient  mm, LPS.
 * @returns storage order (slice, row, column), fractions. Total for grids whose three axes span space.
 */
export function gridFromPatient(geometry: VolumeGeometry, patient: Vec3): Triple {
  const [column, row, slice] = voxelFromPatient(geometry, patient);
  return [slice, row, column];
}

/** A grid from its steps in storage order. Total. */
export function gridOf(origin: Vec3, [slice, row, column]: readonly [Vec3, Vec3, Vec3], shape: Triple): VolumeGeometry {
  return { shape: { slices: shape[0], rows: shape[1], columns: shape[2] }, origin, slice, row, column };
}

import type { VolumeGeometry } from '../../display-set.ts';
import { patientFromVoxel, voxelFromPatient } from '../../geometry/patient-from-voxel.ts';
import { length, subtract } from '../../geometry/vec3.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import type { LabelMap } from '../labels/sample-labels.ts';

const tolerance = 0.1; // of a voxel

/**
 * A map's labels on another grid that has its voxels, whichever way its axes run. Nothing is resampled.
 *
 * @returns one byte a voxel of `grid`; null where a labelled voxel of the map is none of the grid. Total.
 */
export function labelsOnGrid({ grid: own, labels }: LabelMap, grid: VolumeGeometry): Uint8Array<ArrayBuffer> | null {
  const place = (voxel: Vec3): Vec3 => voxelFromPatient(grid, patientFromVoxel(own, voxel));
  const start = place([0, 0, 0]);
  const steps = [place([1, 0, 0]), place([0, 1, 0]), place([0, 0, 1])].map((next) => subtract(next, start));
  const [across, down, deep] = steps;
  if (!steps.every(isVoxelStep) || !across || !down || !deep) return null;
  const { columns, rows, slices } = grid.shape;
  const on = new Uint8Array(columns * rows * slices);
  for (let at = labels.indexOf(1); at >= 0; at = labels.indexOf(1, at + 1)) {
    const [c, r, s] = [at % own.shape.columns, Math.trunc(at / own.shape.columns) % own.shape.rows, sliceAt(at, own)];
    const along = (axis: 0 | 1 | 2): number => start[axis] + c * across[axis] + r * down[axis] + s * deep[axis];
    const voxel: Vec3 = [along(0), along(1), along(2)];
    const [column, row, slice] = voxel.map(Math.round);
    if (column === undefined || row === undefined || slice === undefined) return null;
    const isInside = column >= 0 && column < columns && row >= 0 && row < rows && slice >= 0 && slice < slices;
    if (!isInside || voxel.some((part) => Math.abs(part - Math.round(part)) > tolerance)) return null;
    on[(slice * rows + row) * columns + column] = 1;
  }
  return on;
}

const sliceAt = (at: number, { shape }: VolumeGeometry): number => Math.trunc(at / (shape.columns * shape.rows));

/** One voxel along one axis of the grid, either way. */
const isVoxelStep = (step: Vec3): boolean =>
  Math.abs(length(step) - 1) < tolerance && step.filter((part) => Math.abs(part) > 0.5).length === 1;

import type { Vec3 } from '../../geometry/vec3.ts';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import type { LabelMap } from './sample-labels.ts';

/**
 * The labelled voxel nearest to the centre of mass of all labels: a point that lies on the structure, however bent.
 *
 * @returns mm, LPS; undefined for an empty map. Total.
 */
export function centerOfLabels({ grid, labels }: LabelMap): Vec3 | undefined {
  const { columns, rows } = grid.shape;
  const voxels: Vec3[] = [];
  for (let at = 0; at < labels.length; at++)
    if (labels[at]) voxels.push([at % columns, Math.trunc(at / columns) % rows, Math.trunc(at / (columns * rows))]);
  if (voxels.length === 0) return undefined;
  const mean = [0, 1, 2].map((axis) => voxels.reduce((sum, voxel) => sum + (voxel[axis] ?? 0), 0) / voxels.length);
  const distance = (voxel: Vec3): number => Math.hypot(...voxel.map((n, axis) => n - (mean[axis] ?? 0)));
  const nearest = voxels.reduce((best, voxel) => (distance(voxel) < distance(best) ? voxel : best));
  return patientFromVoxel(grid, nearest);
}

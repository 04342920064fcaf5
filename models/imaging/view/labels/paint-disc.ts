import { dot, subtract } from '../../geometry/vec3.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { patientFromVoxel, voxelFromPatient } from '../../geometry/patient-from-voxel.ts';
import type { LabelMap } from './sample-labels.ts';
import { depthOf } from '../view-plane.ts';
import type { ViewPlane } from '../view-plane.ts';

/** One touch of the brush: a disc in the plane of the view, and what it makes of each byte under it. */
export interface Disc {
  readonly center: Vec3; // mm, LPS
  readonly radiusMm: number;
  readonly write: (byte: number) => number;
}

/**
 * Writes every voxel whose centre lies within the disc and within half a voxel of the plane; at least the
 * voxel under the centre, where the grid has one.
 *
 * @param map  changed in place. @returns how many voxels changed. Total.
 */
export function paintDisc(map: LabelMap, view: ViewPlane, { center, radiusMm, write }: Disc): number {
  const { columns, rows } = map.grid.shape;
  const reach = reachOf(map, { center, radiusMm });
  const halfMm = halfThickness(map, view);
  let changed = 0;
  for (let slice = reach.low[2]; slice <= reach.high[2]; slice++)
    for (let row = reach.low[1]; row <= reach.high[1]; row++)
      for (let column = reach.low[0]; column <= reach.high[0]; column++) {
        const patient = patientFromVoxel(map.grid, [column, row, slice]);
        const depth = depthOf(view, patient);
        const from = subtract(patient, center);
        const isUnder = [column, row, slice].every((n, axis) => n === reach.under[axis]);
        const isInside = Math.abs(depth) <= halfMm && dot(from, from) - depth * depth <= radiusMm * radiusMm;
        const at = (slice * rows + row) * columns + column;
        const before = map.labels[at];
        if ((!isInside && !isUnder) || before === undefined || write(before) === before) continue;
        map.labels[at] = write(before);
        changed++;
      }
  return changed;
}

/** Half the thickness of one voxel along the normal of the view, mm (a little less, so a plane midway takes one side). */
function halfThickness({ grid }: LabelMap, view: ViewPlane): number {
  const along = [grid.column, grid.row, grid.slice].map((axis) =>
    Math.abs(depthOf({ ...view, center: [0, 0, 0] }, axis)),
  );
  return Math.max(...along) * 0.4999;
}

/** Voxels that a sphere may touch, cut to the grid, and the voxel under its centre. */
function reachOf({ grid }: LabelMap, { center, radiusMm }: Pick<Disc, 'center' | 'radiusMm'>) {
  const at = voxelFromPatient(grid, center);
  const last = [grid.shape.columns - 1, grid.shape.rows - 1, grid.shape.slices - 1];
  const span = [grid.column, grid.row, grid.slice].map((axis) => radiusMm / Math.hypot(...axis) + 1);
  const bounds = (side: -1 | 1) =>
    [0, 1, 2].map((i) =>
      Math.min(
        Math.max(Math.round((at[i] ?? 0) + side * (span[i] ?? 0)), side < 0 ? 0 : -1),
        side < 0 ? (last[i] ?? 0) + 1 : (last[i] ?? 0),
      ),
    );
  return { low: triple(bounds(-1)), high: triple(bounds(1)), under: at.map(Math.round) };
}

const triple = ([a, b, c]: readonly number[]): Vec3 => [a ?? 0, b ?? 0, c ?? 0];

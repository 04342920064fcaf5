import { z } from '../../base/schema.ts';
import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { dot, length, scale } from '../../imaging/geometry/vec3.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';
import { gridOf, patientFromGrid, shapeOf, stepsOf } from '../grid/volume.ts';
import type { Triple, Volume } from '../grid/volume.ts';

/** Turns the array, without interpolating, so that its axes run to the patient's right, front and head. */
export const Reorient = z.object({ op: z.literal('reorient'), to: z.literal('RAS') });
export type Reorient = z.infer<typeof Reorient>;

/** Right, anterior, superior as directions in LPS: the slowest, middle and fastest array axis after `reorient`. */
export const rasDirections: readonly [Vec3, Vec3, Vec3] = [
  [-1, 0, 0],
  [0, -1, 0],
  [0, 0, 1],
];

type Axis = 0 | 1 | 2;

/** An old axis (storage order) that becomes a new one, and whether it is walked backwards. */
export interface Turn {
  readonly axis: Axis;
  readonly backwards: boolean;
}

const orders: readonly (readonly [Axis, Axis, Axis])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/**
 * Which array axis of a grid runs nearest to right, anterior and superior.
 *
 * @returns one turn for R, A and S each; of two equally near orders the first in the list above. Total.
 */
export function turnToRas(geometry: VolumeGeometry): readonly [Turn, Turn, Turn] {
  const steps = stepsOf(geometry);
  const along = (axis: Axis, target: Axis): number => dot(steps[axis], rasDirections[target]) / length(steps[axis]);
  const fit = ([r, a, s]: readonly [Axis, Axis, Axis]): number =>
    Math.abs(along(r, 0)) + Math.abs(along(a, 1)) + Math.abs(along(s, 2));
  const [r, a, s] = orders.reduce((best, order) => (fit(order) > fit(best) + 1e-9 ? order : best));
  const turn = (axis: Axis, target: Axis): Turn => ({ axis, backwards: along(axis, target) < 0 });
  return [turn(r, 0), turn(a, 1), turn(s, 2)];
}

/**
 * Permutes and reverses array axes so that slices run towards the patient's right, rows to the front, columns to the
 * head (as nearly as the image's own axes allow). Values are untouched and every voxel keeps its patient position.
 *
 * @param volume  any grid in LPS.
 * @returns the same voxels with array axes R, A, S (slowest first), which is the order the networks read. Total.
 */
export function reorient({ voxels, geometry }: Volume): Volume {
  const turns = turnToRas(geometry);
  const oldShape = shapeOf(geometry);
  const oldStrides: Triple = [oldShape[1] * oldShape[2], oldShape[2], 1];
  const each = <T>(of: (turn: Turn) => T): readonly [T, T, T] => [of(turns[0]), of(turns[1]), of(turns[2])];
  const shape = each(({ axis }) => oldShape[axis]);
  const [slow, middle, fast] = each(({ axis, backwards }) => (backwards ? -oldStrides[axis] : oldStrides[axis]));
  const first: [number, number, number] = [0, 0, 0];
  for (const { axis, backwards } of turns) if (backwards) first[axis] = oldShape[axis] - 1;
  const start = first[0] * oldStrides[0] + first[1] * oldStrides[1] + first[2];
  const turned = new Float32Array(voxels.length);
  let to = 0;
  for (let a = 0; a < shape[0]; a++)
    for (let b = 0; b < shape[1]; b++)
      for (let c = 0; c < shape[2]; c++) turned[to++] = voxels[start + a * slow + b * middle + c * fast] ?? 0;
  const steps = each(({ axis, backwards }) => scale(stepsOf(geometry)[axis], backwards ? -1 : 1));
  return { voxels: turned, geometry: gridOf(patientFromGrid(geometry, first), steps, shape) };
}

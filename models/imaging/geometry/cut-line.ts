import type { Frame } from '../display-set.ts';
import { depthOf, into } from '../view/view-plane.ts';
import type { ViewPlane } from '../view/view-plane.ts';
import { normalOf } from './nearest-frame.ts';
import { patientFromPixel } from './patient-from-pixel.ts';
import { add, dot, scale, subtract } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** Nearer to parallel than this two planes have no line that means anything. */
const parallelFrom = Math.cos((10 * Math.PI) / 180);

/**
 * Where an image cuts a view: the line that is drawn as its reference.
 *
 * @returns two patient positions (mm, LPS) on the outer edge of the image; undefined when it has no place, does not reach
 *   the view's plane, or is within 10° of parallel to it. Total.
 */
export function cutLine({ plane, pixels }: Frame, view: ViewPlane): readonly [Vec3, Vec3] | undefined {
  if (!plane || Math.abs(dot(normalOf(plane), into(view))) > parallelFrom) return undefined;
  const [right, bottom] = [pixels.columns - 0.5, pixels.rows - 0.5];
  const corners = (
    [
      [-0.5, -0.5],
      [right, -0.5],
      [right, bottom],
      [-0.5, bottom],
    ] as const
  ).map((pixel) => patientFromPixel(plane, pixel));
  const [from, to] = corners.flatMap((corner, i) => crossing(view, corner, corners[(i + 1) % 4] ?? corner));
  return from && to && [from, to];
}

/** Where the edge from `a` to `b` passes through the view's plane: from one side to the other, each corner on one side. */
function crossing(view: ViewPlane, a: Vec3, b: Vec3): readonly Vec3[] {
  const [depthA, depthB] = [depthOf(view, a), depthOf(view, b)];
  if (depthA < 0 === depthB < 0) return [];
  return [add(a, scale(subtract(b, a), depthA / (depthA - depthB)))];
}

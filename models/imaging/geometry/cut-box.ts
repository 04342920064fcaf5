import { add, dot, scale, subtract } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** A plane in the patient: a point of it (mm, LPS) and its normal (unit vector). */
export interface CuttingPlane {
  readonly point: Vec3;
  readonly normal: Vec3;
}

/**
 * Where a plane cuts the edges of a box whose sides run along the patient's axes.
 *
 * @param low,high  opposite corners, mm, LPS. @returns three to six points in no order; none where the plane misses the
 *   box. Total.
 */
export function cutBox(
  { low, high }: { readonly low: Vec3; readonly high: Vec3 },
  plane: CuttingPlane,
): readonly Vec3[] {
  const corner = (n: number): Vec3 => [n & 1 ? high[0] : low[0], n & 2 ? high[1] : low[1], n & 4 ? high[2] : low[2]];
  const points: Vec3[] = [];
  for (let n = 0; n < 8; n++)
    for (const bit of [1, 2, 4]) {
      if (n & bit) continue;
      const [from, to] = [corner(n), corner(n | bit)];
      const [a, b] = [from, to].map((end) => dot(subtract(end, plane.point), plane.normal));
      if (a === undefined || b === undefined || a === b || Math.min(a, b) > 0 || Math.max(a, b) < 0) continue;
      points.push(add(from, scale(subtract(to, from), a / (a - b))));
    }
  return points;
}

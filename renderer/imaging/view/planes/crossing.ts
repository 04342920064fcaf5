import { cross, dot } from '../../../../models/imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../../models/imaging/geometry/vec3.ts';
import type { PlaneAxes } from '../../../../models/imaging/view/fit-view.ts';
import { into, screenFromPatient } from '../../../../models/imaging/view/view-plane.ts';
import type { Point, Size, ViewPlane } from '../../../../models/imaging/view/view-plane.ts';

/** Where another plane cuts this one on screen. */
export interface Crossing {
  readonly at: Point; // the crosshair
  readonly along: Point; // unit direction on screen
  /** Where a hand takes hold of the line to turn it; none where the line has no room. */
  readonly ends: readonly Point[];
}

const nearEdge = 0.8; // of the way from the crosshair to the edge

/** The line in which a plane through the crosshair cuts a view; undefined for a plane that does not cut it. */
export function crossingOf(
  axes: PlaneAxes,
  { view, size, point }: { readonly view: ViewPlane; readonly size: Size; readonly point: Vec3 },
): Crossing | undefined {
  const line = cross(cross(axes.right, axes.down), into(view)); // along both planes
  const [dx, dy] = [dot(line, view.right), dot(line, view.down)];
  const long = Math.hypot(dx, dy);
  if (long < 1e-6) return undefined;
  const at = screenFromPatient(view, size, point);
  const along: Point = [dx / long, dy / long];
  const ends = [1, -1].flatMap((side): readonly Point[] => {
    const way = wayToEdge(at, [along[0] * side, along[1] * side], size) * nearEdge * side;
    return Math.abs(way) < leastWay ? [] : [[at[0] + along[0] * way, at[1] + along[1] * way]];
  });
  return { at, along, ends };
}

const leastWay = 40; // pixels: nearer to the crosshair a hold would stand in the way of moving it

/** Pixels from a point to the edge of the viewport along a direction; 0 from outside. */
function wayToEdge([x, y]: Point, [dx, dy]: Point, { width, height }: Size): number {
  if (x < 0 || y < 0 || x > width || y > height) return 0;
  const across = dx === 0 ? Infinity : ((dx > 0 ? width : 0) - x) / dx;
  const down = dy === 0 ? Infinity : ((dy > 0 ? height : 0) - y) / dy;
  return Math.min(across, down);
}

import { add, cross, dot, length, scale, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import type { PlaneAxes } from './fit-view.ts';
import type { ViewPlane } from './view-plane.ts';

/** A turn about a line in the patient. */
export interface Turn {
  readonly axis: Vec3; // unit vector, LPS
  readonly point: Vec3; // of the line, mm, LPS
  readonly degrees: number; // right-handed about the axis: clockwise for who looks along it
}

/**
 * A direction turned about an axis; its length stays.
 *
 * @source  Rodrigues' rotation formula. Total.
 */
export function turnedDirection(v: Vec3, { axis, degrees }: Pick<Turn, 'axis' | 'degrees'>): Vec3 {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return add(add(scale(v, cos), scale(cross(axis, v), sin)), scale(axis, dot(axis, v) * (1 - cos)));
}

/** The axes of a plane turned, made square and of length 1 again, so that many small turns leave no error. Total. */
export function turnedAxes({ right, down }: PlaneAxes, turn: Pick<Turn, 'axis' | 'degrees'>): PlaneAxes {
  const along = unit(turnedDirection(right, turn));
  const across = turnedDirection(down, turn);
  return { right: along, down: unit(subtract(across, scale(along, dot(across, along)))) };
}

/** A view turned with all it shows about a line; its scale stays. Total. */
export const turnedView = (view: ViewPlane, turn: Turn): ViewPlane => ({
  ...view,
  ...turnedAxes(view, turn),
  center: add(turn.point, turnedDirection(subtract(view.center, turn.point), turn)),
});

/** Degrees between the normals of two planes, 0 … 180. Total. */
export function degreesBetween(a: PlaneAxes, b: PlaneAxes): number {
  const [p, q] = [cross(a.right, a.down), cross(b.right, b.down)];
  return (Math.atan2(length(cross(p, q)), dot(p, q)) * 180) / Math.PI;
}

const unit = (v: Vec3): Vec3 => scale(v, 1 / length(v));

import type { PlaneGeometry } from '../display-set.ts';
import { cross, dot, scale } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** How a plane lies on screen: unit vectors in LPS. */
export interface ScreenAxes {
  readonly right: Vec3;
  readonly down: Vec3;
}

/** Radiological convention: axial from the feet, coronal from the front, sagittal with the face at the left. */
const conventions: readonly (ScreenAxes & { readonly normal: 0 | 1 | 2 })[] = [
  { normal: 2, right: [1, 0, 0], down: [0, 1, 0] },
  { normal: 1, right: [1, 0, 0], down: [0, 0, -1] },
  { normal: 0, right: [0, 1, 0], down: [0, 0, -1] },
];

/** An image half way between two ways of hanging stays as it was stored. Sum of two cosines. */
const margin = 0.5;

/**
 * How an image hangs by radiological convention: turned by right angles or mirrored, so that the patient's right is at the
 * left and the head (axial: the front) is up, as far as its plane allows; never tilted.
 *
 * @returns the stored axes where they hang so already. Total.
 * @source  peers of the field show such images as stored, and readers took the side for the other (cornerstone3D 1757).
 */
export function conventionalAxes({ row, column }: Pick<PlaneGeometry, 'row' | 'column'>): ScreenAxes {
  const normal = cross(row, column).map(Math.abs);
  const convention = conventions.reduce((best, next) =>
    (normal[next.normal] ?? 0) > (normal[best.normal] ?? 0) ? next : best,
  );
  const fit = ({ right, down }: ScreenAxes): number => dot(right, convention.right) + dot(down, convention.down);
  const stored: ScreenAxes = { right: row, down: column };
  const best = hangings(row, column).reduce((found, next) => (fit(next) > fit(found) ? next : found), stored);
  return fit(best) > fit(stored) + margin ? best : stored;
}

/** The eight ways to hang an image by right angles; its own first. Total. */
export const hangings = (row: Vec3, column: Vec3): readonly ScreenAxes[] =>
  [1, -1].flatMap((x) =>
    [1, -1].flatMap((y) => [
      { right: scale(row, x), down: scale(column, y) },
      { right: scale(column, x), down: scale(row, y) },
    ]),
  );

/** True where an image hangs otherwise than it is stored. Total. */
export const isTurned = (plane: Pick<PlaneGeometry, 'row' | 'column'>): boolean =>
  conventionalAxes(plane).right !== plane.row;

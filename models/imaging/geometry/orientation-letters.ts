import { scale } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

const names = [
  ['L', 'R'],
  ['P', 'A'],
  ['S', 'I'],
] as const;

/** A second letter joins when its share of the direction is at least sin 15°. */
const obliqueFrom = Math.sin((15 * Math.PI) / 180);

/**
 * The patient side a direction points to: `L`, or two letters, main axis first, when it is oblique (`LA`).
 *
 * @param direction  unit vector, LPS. @returns letters of L R A P S I; empty for the zero vector. Total.
 */
export function orientationLetters(direction: Vec3): string {
  return [0, 1, 2]
    .map((axis) => ({ axis, share: direction[axis] ?? 0 }))
    .filter(({ share }) => Math.abs(share) >= obliqueFrom)
    .toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share))
    .slice(0, 2)
    .map(({ axis, share }) => names[axis]?.[share > 0 ? 0 : 1] ?? '')
    .join('');
}

/** The letters at the four edges of a view whose axes on screen are `right` and `down` (unit vectors, LPS). Total. */
export const edgeLetters = (right: Vec3, down: Vec3) => ({
  top: orientationLetters(scale(down, -1)),
  bottom: orientationLetters(down),
  left: orientationLetters(scale(right, -1)),
  right: orientationLetters(right),
});

/** Where a plane lies along the patient axis it is most square to. */
export interface PlanePosition {
  readonly letter: 'L' | 'A' | 'S';
  readonly mm: number;
}

/**
 * Names the position of a plane in patient letters: L, A or S, negative on the other side of the origin (`S −522.8`).
 *
 * @param point  any point of the plane, mm, LPS. @param normal unit vector, LPS.
 * @returns the letter of the main axis of the normal and the coordinate in that letter's direction, mm. Total.
 */
export function planePosition(point: Vec3, normal: Vec3): PlanePosition {
  const [x, y, z] = normal.map(Math.abs) as [number, number, number];
  if (z >= x && z >= y) return { letter: 'S', mm: point[2] };
  return y >= x ? { letter: 'A', mm: -point[1] } : { letter: 'L', mm: point[0] };
}

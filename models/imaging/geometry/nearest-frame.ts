import type { Frame, PlaneGeometry } from '../display-set.ts';
import { pixelFromPatient } from './patient-from-pixel.ts';
import { cross, dot } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

type Placed = Pick<Frame, 'plane'>;

export interface NearestFrame {
  readonly index: number;
  /** How far the position lies behind that image (along row × column), mm; beyond half a step outside the stack. */
  readonly depthMm: number;
}

/** Unit normal of an image: from the reader into the screen when it is shown as stored. Total. */
export const normalOf = ({ row, column }: Pick<PlaneGeometry, 'row' | 'column'>): Vec3 => cross(row, column);

/**
 * The image of a stack that lies nearest to a patient position (mm, LPS), measured along each image's normal; never by
 * number, so that stacks of other spacing or order meet at one place.
 *
 * @returns undefined when no image has a place in the patient. Total.
 */
export function nearestFrame(frames: readonly Placed[], patient: Vec3): NearestFrame | undefined {
  return frames
    .flatMap(({ plane }, index) => (plane ? [{ index, depthMm: pixelFromPatient(plane, patient).depthMm }] : []))
    .reduce<NearestFrame | undefined>(
      (best, next) => (best && Math.abs(best.depthMm) <= Math.abs(next.depthMm) ? best : next),
      undefined,
    );
}

/** Up to this angle stacks are scrolled together; house convention: a head tilted otherwise is still read side by side. */
const alongside = Math.cos((30 * Math.PI) / 180);

/** True when two planes lie so nearly parallel (either way round) that a step through one is a step through the other. Total. */
export const isAlongside = (a: Vec3, b: Vec3): boolean => Math.abs(dot(a, b)) >= alongside;

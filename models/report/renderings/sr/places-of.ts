import type { Finding } from '../../../findings/finding.ts';
import type { SrGiven } from './groups-of-finding.ts';
import { imageUnder } from './image-under.ts';

type Mask = Extract<Finding['geometry'], { kind: 'pixel-mask' }>;

/**
 * Where the objects of a mask lie on its image, from the outer corner of the first pixel; on a slide the mask covers a region
 * of it.
 *
 * @returns none where the image is not here. Total.
 */
export function placesOf(
  geometry: Mask,
  { set, centres }: Pick<SrGiven, 'set' | 'centres'>,
): readonly (readonly [column: number, row: number])[] {
  if (!imageUnder({ geometry }, set)) return [];
  const { origin, step } = geometry.place ?? { origin: [0, 0], step: [1, 1] };
  return centres.map(([x, y]) => [origin[0] + x * step[0] + 0.5, origin[1] + y * step[1] + 0.5]);
}

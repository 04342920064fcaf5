import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { length, subtract } from '../imaging/geometry/vec3.ts';
import type { DrawnMeasurement } from './contract.ts';

/** A window rounds nothing: what it measured is the distance of its points but for the last bits. */
const toleranceMm = 1e-3;

/**
 * Whether a drawn line's length is the distance of its ends. A line in patient coordinates is checked in mm; one on an
 * image without them may be in pixels, or in mm at the detector, and says so in its notes.
 *
 * @returns nothing, or `findings.length-disagrees` with both lengths. Total.
 */
export function checkDrawn({
  geometry,
  measurements,
}: Pick<DrawnMeasurement, 'geometry' | 'measurements'>): Result<null, Refusal<'findings.length-disagrees'>> {
  if (geometry.kind !== 'line') return ok(null);
  const distance = length(subtract(geometry.to, geometry.from));
  const wrong = measurements.find(
    ({ quantity }) => quantity.unit === 'mm' && Math.abs(quantity.value - distance) > toleranceMm,
  );
  return wrong ? no('findings.length-disagrees', { said: wrong.quantity.value, measured: distance }) : ok(null);
}

import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { length, subtract } from '../../imaging/geometry/vec3.ts';
import type { Redrawn } from '../contract.ts';
import type { Finding } from '../finding.ts';
import { ratioOfLines } from './level-lines.ts';
import type { LevelLines } from './level-lines.ts';

/** A window rounds nothing: what it measured is the distance of its points but for the last bits. */
const toleranceMm = 1e-3;

/** Ratios are read from pixels of a few thousand at most. */
const toleranceRatio = 1e-6;

function checkRatio(geometry: LevelLines, measurements: Redrawn['measurements']): Result<null, Refusal<DrawnRefusal>> {
  const ratio = ratioOfLines(geometry);
  const wrong = measurements.find(
    ({ quantity }) => quantity.unit === '{ratio}' && Math.abs(quantity.value - (ratio ?? NaN)) > toleranceRatio,
  );
  if (ratio !== undefined && !wrong) return ok(null);
  return no('findings.ratio-disagrees', { said: wrong?.quantity.value ?? 0, measured: ratio ?? 0 });
}

export type DrawnRefusal = 'findings.length-disagrees' | 'findings.ratio-disagrees';

/**
 * Whether a drawn line's length is the distance of its ends. A line in patient coordinates is checked in mm; one on an
 * image without them may be in pixels, or in mm at the detector, and says so in its notes. A ratio
 * read from level lines is checked against their widths.
 *
 * @returns nothing, or `findings.length-disagrees`, `findings.ratio-disagrees` with both values. Total.
 */
export function checkDrawn({
  geometry,
  measurements,
}: Pick<Finding, 'geometry' | 'measurements'>): Result<null, Refusal<DrawnRefusal>> {
  if (geometry.kind === 'pixel-lines') return checkRatio(geometry, measurements);
  if (geometry.kind !== 'line') return ok(null);
  const distance = length(subtract(geometry.to, geometry.from));
  const wrong = measurements.find(
    ({ quantity }) => quantity.unit === 'mm' && Math.abs(quantity.value - distance) > toleranceMm,
  );
  return wrong ? no('findings.length-disagrees', { said: wrong.quantity.value, measured: distance }) : ok(null);
}

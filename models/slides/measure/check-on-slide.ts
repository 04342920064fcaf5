import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Slide } from '../slide.ts';
import { countOnSlide } from './count-on-slide.ts';
import { measureOnSlide } from './measure-on-slide.ts';
import { regionOnSlide } from './region-on-slide.ts';

type Drawn = Pick<Finding, 'geometry' | 'measurements' | 'notes'>;
type Told = Pick<Finding, 'measurements' | 'notes'>;
type Placed = Pick<Slide, 'scale' | 'columns' | 'rows'>;

/** A window rounds nothing: what it measured is the same but for the last bits. */
const tolerance = 1e-6;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/**
 * Whether the numbers that a window says of what a person drew on a slide are those of its places.
 *
 * @returns nothing, or `slides.length-disagrees` {said, measured, unit}, `slides.count-disagrees` {said, measured}; of a
 *   count refusals as `countOnSlide`, of a region `slides.area-disagrees` {said, measured} and as `regionOnSlide`. Total; what
 *   is neither line, region nor marks is not looked at.
 */
export function checkOnSlide(slide: Placed, drawn: Drawn): Result<null, Refusal> {
  const { geometry, measurements } = drawn;
  if (geometry.kind === 'pixel-points') return checkCount(slide, geometry, drawn);
  if (geometry.kind === 'pixel-region') return checkRegion(slide, geometry, drawn);
  if (geometry.kind !== 'pixel-line') return ok(null);
  const { value, unit } = measureOnSlide(slide, geometry.from, geometry.to);
  const wrong = measurements.find(({ quantity }) => quantity.unit !== unit || !isSame(quantity.value, value));
  return wrong ? no('slides.length-disagrees', { said: wrong.quantity.value, measured: value, unit }) : ok(null);
}

function checkRegion(
  slide: Placed,
  region: Extract<Finding['geometry'], { kind: 'pixel-region' }>,
  { measurements, notes }: Drawn,
): Result<null, Refusal> {
  const measured = regionOnSlide(slide, region, '');
  if (!measured.ok) return measured;
  return isTold(measured.value, { measurements, notes })
    ? ok(null)
    : no('slides.area-disagrees', {
        said: measurements[0]?.quantity.value ?? 0,
        measured: measured.value.measurements[0]?.quantity.value ?? 0,
      });
}

/** Whether numbers and notes are those that were measured, whatever they are called. */
const isTold = (measured: Told, { measurements, notes }: Told): boolean =>
  measurements.length === measured.measurements.length &&
  measured.measurements.every(({ key, quantity: { value, unit } }) =>
    measurements.some((one) => one.key === key && one.quantity.unit === unit && isSame(one.quantity.value, value)),
  ) &&
  JSON.stringify(notes) === JSON.stringify(measured.notes);

function checkCount(
  slide: Placed,
  geometry: Extract<Finding['geometry'], { kind: 'pixel-points' }>,
  { measurements, notes }: Drawn,
): Result<null, Refusal> {
  const counted = countOnSlide(slide, geometry, { count: '', density: '' });
  if (!counted.ok) return counted;
  return isTold(counted.value, { measurements, notes })
    ? ok(null)
    : no('slides.count-disagrees', { said: measurements[0]?.quantity.value ?? 0, measured: geometry.points.length });
}

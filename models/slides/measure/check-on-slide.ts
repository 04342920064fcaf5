import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Slide } from '../slide.ts';
import { measureOnSlide } from './measure-on-slide.ts';

/** A window rounds nothing: what it measured is the same but for the last bits. */
const tolerance = 1e-6;

/**
 * Whether the numbers that a window says of what a person drew on a slide are those of its places.
 *
 * @returns nothing, or `slides.length-disagrees` with both values. Total; what is no line is not looked at.
 */
export function checkOnSlide(
  slide: Pick<Slide, 'scale'>,
  { geometry, measurements }: Pick<Finding, 'geometry' | 'measurements'>,
): Result<null, Refusal> {
  if (geometry.kind !== 'pixel-line') return ok(null);
  const { value, unit } = measureOnSlide(slide, geometry.from, geometry.to);
  const wrong = measurements.find(
    ({ quantity }) => quantity.unit !== unit || Math.abs(quantity.value - value) > tolerance * Math.max(1, value),
  );
  return wrong ? no('slides.length-disagrees', { said: wrong.quantity.value, measured: value, unit }) : ok(null);
}

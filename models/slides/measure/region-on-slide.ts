import { no, ok } from '../../base/result.ts';
import type { Reason, Refusal, Result } from '../../base/result.ts';
import type { Measurement } from '../../findings/finding.ts';
import type { OutlinedRegion } from '../../imaging/measure/pixel-region.ts';
import { polygonArea } from '../../imaging/measure/polygon.ts';
import { scaleRemarks } from '../scale.ts';
import type { Slide } from '../slide.ts';
import { regionSize } from './region-size.ts';

const area = { scheme: 'SCT', value: '42798000', meaning: 'Area' };

/**
 * What is measured of a region that a person drew on a slide: its area, inside its line where it has one.
 *
 * @param name  of the number, as it is shown.
 * @returns mm² with a note where the scale rests on one place of the file alone, pixels with the reason where it is not known;
 *   `slides.region-beside` for one that does not lie on the slide. Total.
 */
export function regionOnSlide(
  slide: Pick<Slide, 'scale' | 'columns' | 'rows'>,
  region: OutlinedRegion,
  name: string,
): Result<{ readonly measurements: Measurement[]; readonly notes: Reason[] }, Refusal> {
  const { column, row, columns, rows, outline } = region;
  const isBeside = (outline ?? []).some(
    ([x, y]) => x < column - 0.5 || y < row - 0.5 || x > column + columns - 0.5 || y > row + rows - 0.5,
  );
  if (isBeside || column + columns > slide.columns || row + rows > slide.rows) return no('slides.region-beside');
  const size = regionSize(slide, region);
  const quantity =
    size.unit === 'mm'
      ? { value: size.areaMm2, unit: 'mm2' }
      : { value: outline ? polygonArea(outline) : columns * rows, unit: '{pixels}' };
  return ok({
    measurements: [{ key: 'area', code: area, name, label: null, quantity }],
    notes: [...scaleRemarks(slide.scale)],
  });
}

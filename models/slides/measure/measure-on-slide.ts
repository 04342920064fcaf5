import type { Reason } from '../../base/result.ts';
import type { PixelPoint } from '../../imaging/measure/measure-on-frame.ts';
import { scaleRemarks } from '../scale.ts';
import type { Slide } from '../slide.ts';

export interface SlideLength {
  readonly value: number;
  readonly unit: 'mm' | 'um' | '{pixels}'; // UCUM
  readonly notes: readonly Reason[];
}

/**
 * Distance of two places of a slide.
 *
 * @param from  `[column, row]` of the finest level, centres at whole numbers. @param to  as `from`.
 * @returns millimetres, below one of them micrometres, with a note where the scale rests on one place of the file alone;
 *   pixels with the reason where the scale is not known. Total.
 */
export function measureOnSlide({ scale }: Pick<Slide, 'scale'>, from: PixelPoint, to: PixelPoint): SlideLength {
  const notes = scaleRemarks(scale);
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  if (!scale.micrometres) return { value: Math.hypot(across, down), unit: '{pixels}', notes };
  const { acrossColumns, acrossRows } = scale.micrometres;
  const value = Math.hypot(across * acrossColumns, down * acrossRows);
  return value < 1000 ? { value, unit: 'um', notes } : { value: value / 1000, unit: 'mm', notes };
}

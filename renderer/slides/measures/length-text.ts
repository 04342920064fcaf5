import { measureOnSlide } from '../../../models/slides/measure/measure-on-slide.ts';
import type { Slide } from '../../../models/slides/slide.ts';
import { quantityText } from '../../ui/text/quantity.ts';

type Point = readonly [number, number];

/** `412 µm`, `12.3 mm`, or `1,648 px` where there is no scale. */
export function lengthText(slide: Pick<Slide, 'scale'>, from: Point, to: Point): string {
  const { value, unit } = measureOnSlide(slide, from, to);
  return unit === '{pixels}' ? quantityText(value, 'px', 0) : quantityText(value, unit, unit === 'mm' ? 1 : 0);
}

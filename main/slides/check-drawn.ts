import { AppError } from '../../models/base/app-error.ts';
import type { Refusal, Result } from '../../models/base/result.ts';
import { checkOnSlide } from '../../models/slides/measure/check-on-slide.ts';
import { countOnSlide } from '../../models/slides/measure/count-on-slide.ts';
import type { Slides } from '../app/context.ts';
import { openSlide, openSlideById } from './open-slides.ts';

function insist<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new AppError(result.error.code, result.error.params);
  return result.value;
}

/** As `Slides.checkDrawn`. */
export const checkDrawn: Slides['checkDrawn'] = async (drawn, { library, images }) => {
  const { kind } = drawn.geometry;
  if (kind !== 'pixel-line' && kind !== 'pixel-points' && kind !== 'pixel-region') return;
  const set = await images.setById(drawn.on.displaySet, library);
  if (set.kind === 'slide' || kind === 'pixel-region')
    insist(checkOnSlide((await openSlide(set, library)).slide, drawn));
};

/** As `Slides.count`. */
export const count: Slides['count'] = async ({ on, geometry, measurements }, ctx) => {
  const { slide } = await openSlideById(on.displaySet, ctx);
  const nameOf = (key: string): string => measurements.find((one) => one.key === key)?.name ?? '';
  return insist(countOnSlide(slide, geometry, { count: nameOf('count'), density: nameOf('density') }));
};

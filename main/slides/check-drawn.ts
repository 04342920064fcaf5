import { AppError } from '../../models/base/app-error.ts';
import { checkOnSlide } from '../../models/slides/measure/check-on-slide.ts';
import type { Slides } from '../app/context.ts';
import { openSlide } from './open-slides.ts';

/** As `Slides.checkDrawn`. */
export const checkDrawn: Slides['checkDrawn'] = async (drawn, { library, images }) => {
  if (drawn.geometry.kind !== 'pixel-line') return;
  const set = await images.setById(drawn.on.displaySet, library);
  if (set.kind !== 'slide') return;
  const checked = checkOnSlide((await openSlide(set, library)).slide, drawn);
  if (!checked.ok) throw new AppError(checked.error.code, checked.error.params);
};

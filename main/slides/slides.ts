import type { Slides } from '../app/context.ts';
import { checkDrawn, count } from './check-drawn.ts';
import { planSlideRegion, regionPixels } from './region-pixels.ts';

/** Slides for the other words, given to them through the context. */
export const slides: Slides = { planRegion: planSlideRegion, regionPixels, checkDrawn, count };

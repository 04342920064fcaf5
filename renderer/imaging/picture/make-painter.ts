import type { Drawing } from '../engine/cornerstone.ts';
import { makeCpuPainter } from './cpu-painter.ts';
import type { Painter } from './picture.ts';

/** A painter as this machine can: see `engine/cornerstone.ts`. */
export const makePainter = (element: HTMLElement, drawing: Drawing): Painter => {
  void drawing;
  return makeCpuPainter(element);
};

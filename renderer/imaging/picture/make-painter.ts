import type { Drawing } from '../engine/cornerstone.ts';
import { makeCpuPainter } from './cpu-painter.ts';
import { makeGpuPainter } from './gpu-painter.ts';
import type { Painter } from './picture.ts';

/**
 * A painter as this machine can: see `engine/cornerstone.ts`. What the graphics processor fails to draw (a lost context,
 * a volume larger than its memory) is drawn by the CPU from then on.
 */
export function makePainter(element: HTMLElement, drawing: Drawing): Painter {
  if (drawing === 'cpu') return makeCpuPainter(element);
  let painter = makeGpuPainter(element, (picture) => {
    painter.dispose();
    painter = makeCpuPainter(element);
    painter.draw(picture);
  });
  return {
    draw: (picture) => painter.draw(picture),
    clear: () => painter.clear(),
    dispose: () => painter.dispose(),
  };
}

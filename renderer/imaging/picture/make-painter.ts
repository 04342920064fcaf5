import type { Drawing } from '../engine/machine.ts';
import { makeCpuPainter } from './cpu-painter.ts';
import type { Painter, Picture } from './picture.ts';

/**
 * A painter as this machine can: see `engine/machine.ts`. Cornerstone is loaded by the first one that needs it. What the
 * graphics processor fails to draw (a lost context, a volume larger than its memory) is drawn by the CPU from then on.
 */
export function makePainter(element: HTMLElement, drawing: Drawing): Painter {
  return drawing === 'cpu' ? makeCpuPainter(element) : makeLatePainter(element);
}

/** Keeps the newest picture until the graphics path is there. */
function makeLatePainter(element: HTMLElement): Painter {
  let painter: Painter | undefined;
  let wanted: Picture | undefined;
  let isDisposed = false;
  const fallBack = (picture: Picture): void => {
    painter?.dispose();
    painter = makeCpuPainter(element);
    painter.draw(picture);
  };
  const start = (made: Painter): void => {
    painter = made;
    if (wanted) painter.draw(wanted);
  };
  import('./gpu-painter.ts').then(
    ({ makeGpuPainter }) => isDisposed || start(makeGpuPainter(element, fallBack)),
    () => isDisposed || start(makeCpuPainter(element)),
  );
  return {
    draw: (picture) => {
      wanted = picture;
      painter?.draw(picture);
    },
    clear: () => {
      wanted = undefined;
      painter?.clear();
    },
    dispose: () => {
      isDisposed = true;
      painter?.dispose();
    },
  };
}

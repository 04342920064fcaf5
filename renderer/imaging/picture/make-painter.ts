import { machine } from '../../app/api/machine.ts';
import type { Drawing } from '../../app/api/machine.ts';
import { makeCpuPainter } from './cpu-painter.ts';
import { fitsGpu, needsCpu } from './needs-cpu.ts';
import type { Painter, Picture } from './picture.ts';

/**
 * A painter as this machine can: see `api/machine.ts`. Cornerstone is loaded by the first one that needs it. What the
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
  import('./gpu/gpu-painter.ts').then(
    ({ makeGpuPainter }) => isDisposed || start(makeEitherPainter(element, makeGpuPainter(element, fallBack))),
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

/** The graphics path, with a CPU painter over it for as long as it draws what that cannot. */
function makeEitherPainter(element: HTMLElement, gpu: Painter): Painter {
  let cpu: Painter | undefined;
  const leaveCpu = (): void => {
    cpu?.dispose();
    cpu = undefined;
  };
  return {
    draw: (picture) => {
      if (!needsCpu(picture) && fitsGpu(picture.source, machine.get().gpu?.longestSide ?? 0)) {
        leaveCpu();
        return gpu.draw(picture);
      }
      gpu.clear();
      cpu ??= makeCpuPainter(element);
      cpu.draw(picture);
    },
    clear: () => {
      leaveCpu();
      gpu.clear();
    },
    dispose: () => {
      leaveCpu();
      gpu.dispose();
    },
  };
}

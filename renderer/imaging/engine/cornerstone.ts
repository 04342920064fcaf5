import { getRenderingCapabilities, init } from '@cornerstonejs/core';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';
import { registerImageLoader } from '../image-loader.ts';

/** How pictures are drawn here: by the graphics processor through Cornerstone, or by our own lines on the CPU. */
export type Drawing = 'gpu' | 'cpu';

export interface Machine {
  readonly drawing: Drawing;
  /** False where the graphics processor is missing or only imitated in software. */
  readonly hasGpu: boolean;
}

let machine: Machine | undefined;

/** Starts Cornerstone at the first call: one engine, one worker pool, one loader for the window's whole life. */
export function startCornerstone(): Machine {
  if (machine) return machine;
  init({ debug: {}, rendering: { useCPURendering: false } });
  initLoader({ maxWebWorkers: Math.max(1, Math.min(navigator.hardwareConcurrency - 1, 4)) });
  registerImageLoader();
  machine = lookAtMachine();
  return machine;
}

/** `?drawing=gpu|cpu` in the window's address overrules what was found; tests hold both against each other with it. */
function lookAtMachine(): Machine {
  const { webgl, softwareRasterizer } = getRenderingCapabilities();
  const hasGpu = webgl && !softwareRasterizer;
  const wished = new URLSearchParams(location.search).get('drawing');
  if (wished === 'cpu' || (wished === 'gpu' && webgl)) return { drawing: wished, hasGpu };
  return { drawing: hasGpu ? 'gpu' : 'cpu', hasGpu };
}

import { createStore } from '../../ui/store.ts';

/** How pictures are drawn here: by the graphics processor through Cornerstone, or by our own lines on the CPU. */
export type Drawing = 'gpu' | 'cpu';

export interface Machine {
  readonly drawing: Drawing;
  /** False where the graphics processor is missing or only imitated in software; null while that is not known. */
  readonly hasGpu: boolean | null;
}

/** What `find-gpu.worker.ts` answers: the names the browser gives its graphics processor, null where it has none. */
export type FoundGpu = readonly string[] | null;

/** Names under which browsers offer a graphics processor that is none. */
const imitation = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Images are drawn by the CPU until a graphics processor is found. */
export const machine = createStore<Machine>({ drawing: 'cpu', hasGpu: null });

let isLooking = false;

/**
 * Looks for a graphics processor, once a window: in a thread, since a browser without one takes a second to imitate it.
 * `?drawing=gpu|cpu` in the window's address overrules what was found; tests hold both against each other with it.
 */
export function findGpu(): void {
  if (isLooking) return;
  isLooking = true;
  requestIdleCallback(startLooking); // after the first page is drawn
}

function startLooking(): void {
  const worker = new Worker(new URL('./find-gpu.worker.ts', import.meta.url), { type: 'module' });
  const settle = (found: FoundGpu): void => {
    machine.set(() => machineWith(found, new URLSearchParams(location.search).get('drawing')));
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FoundGpu>) => settle(data));
  worker.addEventListener('error', () => settle(null)); // one that cannot be asked is none
}

/** How a machine draws with what was found. @param wished  what the address says. */
export function machineWith(found: FoundGpu, wished: string | null): Machine {
  const hasGpu = found !== null && !found.some((name) => imitation.test(name));
  if (wished === 'cpu' || (wished === 'gpu' && found !== null)) return { drawing: wished, hasGpu };
  return { drawing: hasGpu ? 'gpu' : 'cpu', hasGpu };
}

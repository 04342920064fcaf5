import { createStore } from '../../ui/store.ts';

/** How pictures are drawn here: by the graphics processor through Cornerstone, or by our own lines on the CPU. */
export type Drawing = 'gpu' | 'cpu';

/** What a person set: the way that was measured to be quicker, or one of both whatever was measured. */
export type DrawingWish = 'automatic' | Drawing;

/** How long a step through a stack of 512 × 512 images takes on either way, ms; `gpuMs` null where that cannot draw. */
export interface DrawingTimes {
  readonly cpuMs: number;
  readonly gpuMs: number | null;
}

/** What `find-gpu.worker.ts` answers: what the browser says of its graphics processor, null where it has none. */
export type FoundGpu = {
  readonly names: readonly string[]; // vendor's and driver's, as they are
  readonly longestSide: number; // of a volume on it, voxels
} | null;

export interface Machine {
  readonly drawing: Drawing;
  /** False where the graphics processor is missing or only imitated in software; null while that is not known. */
  readonly hasGpu: boolean | null;
  readonly gpu: FoundGpu;
  /** Of this machine with this driver; null while nobody measured. */
  readonly times: DrawingTimes | null;
  readonly wish: DrawingWish;
  /** How often the graphics processor was lost in this window; and whether pictures wait for it to come back. */
  readonly losses: number;
  readonly isLost: boolean;
  readonly isMeasureAsked: boolean; // by the person: whatever is known
  /** Bytes that images and volumes may take in this window's memory, and what they take. */
  readonly memory: { readonly budget: number; readonly used: number };
  /** How much of the machine's memory is taken, by whatever runs on it: 0 … 1; null while that is not known. */
  readonly memoryShare: number | null;
}

/** Names under which browsers offer a graphics processor that is none. */
const imitation = /swiftshader|llvmpipe|softpipe|software|basic render/i;
/** A real one that keeps up with the screen is taken even where the CPU is quicker with stacks: planes gain more. */
const screenMs = 1000 / 60;
/** Lost so often it draws no more until the next start. */
export const mostLosses = 3;

const unknown: Machine = {
  drawing: 'cpu',
  hasGpu: null,
  gpu: null,
  times: null,
  wish: 'automatic',
  losses: 0,
  isLost: false,
  isMeasureAsked: false,
  memory: { budget: 0, used: 0 },
  memoryShare: null,
};

/** Images are drawn by the CPU until a graphics processor was found, and measured to be quicker. */
export const machine = createStore<Machine>(unknown);

/** Changes what is known of the machine; how it draws follows from it. */
export function learn(news: Partial<Omit<Machine, 'drawing' | 'memory' | 'memoryShare'>>): void {
  machine.set((before) => {
    const after = { ...before, ...news };
    return { ...after, drawing: drawingOf(after, new URLSearchParams(location.search).get('drawing')) };
  });
}

/** What the images of this window take of their budget; how it draws does not follow from it. */
export const learnMemory = (memory: Machine['memory']): void => machine.set((before) => ({ ...before, memory }));

/** How much of the machine's memory is taken. */
export const learnMemoryShare = (memoryShare: number | null): void =>
  machine.set((before) => (before.memoryShare === memoryShare ? before : { ...before, memoryShare }));

let looking: Promise<FoundGpu> | undefined;

/** Looks for a graphics processor, once a window: in a thread, since a browser without one takes a second to imitate it. */
export function findGpu(): Promise<FoundGpu> {
  looking ??= new Promise<FoundGpu>((resolve) => {
    requestIdleCallback(() => startLooking(resolve)); // after the first page is drawn
  });
  return looking;
}

/** Looks again: one that was lost may be gone. */
export function findGpuAgain(): Promise<FoundGpu> {
  looking = new Promise(startLooking);
  return looking;
}

function startLooking(resolve: (found: FoundGpu) => void): void {
  const worker = new Worker(new URL('./find-gpu.worker.ts', import.meta.url), { type: 'module' });
  const settle = (gpu: FoundGpu): void => {
    learn({ gpu, hasGpu: isReal(gpu) });
    worker.terminate();
    resolve(gpu);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FoundGpu>) => settle(data));
  worker.addEventListener('error', () => settle(null)); // one that cannot be asked is none
}

/** True for a graphics processor that is one, not an imitation in software. */
export const isReal = (gpu: FoundGpu): boolean => gpu !== null && !gpu.names.some((name) => imitation.test(name));

/** What a measurement holds for: another driver, or another browser, is measured anew. */
export const adapterOf = (gpu: FoundGpu): string =>
  [...(gpu?.names ?? ['none']), /Chrom[a-z]*\/\d+/.exec(navigator.userAgent)?.[0] ?? ''].join(' · ');

/**
 * How a machine draws with what is known of it. `?drawing=gpu|cpu` in the window's address overrules a person's choice,
 * that overrules what was measured; nothing draws on a graphics processor that is not there, or was lost too often.
 *
 * @param address  what the address says.
 */
export function drawingOf(
  { gpu, times, wish, losses, isLost }: Pick<Machine, 'gpu' | 'times' | 'wish' | 'losses' | 'isLost'>,
  address: string | null,
): Drawing {
  if (gpu === null || isLost || losses >= mostLosses) return 'cpu';
  if (address === 'cpu' || address === 'gpu') return address;
  if (wish !== 'automatic') return wish;
  if (times === null || times.gpuMs === null) return 'cpu';
  return times.gpuMs < times.cpuMs || (isReal(gpu) && times.gpuMs <= screenMs) ? 'gpu' : 'cpu';
}

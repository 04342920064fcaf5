import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { loadImage } from './load-image.ts';
import { windowMemory } from './memory/window-memory.ts';

/** Of the memory for images one stack's neighbours take no more than this: only so many are loaded ahead. */
const mostOfBudget = 0.75;
const atOnce = 2;
/** An image behind counts as this many times further away than one in the direction of scrolling. */
const behindFactor = 3;

const bytesOf = ({ pixels }: Frame): number =>
  (pixels.rows * pixels.columns * pixels.samplesPerPixel * pixels.bitsAllocated) / 8;

/** Which image is shown, and whether the reader moves to later images (1), earlier ones (−1), or stands (0). */
export interface ReadingPlace {
  readonly shown: number;
  readonly direction: -1 | 0 | 1;
  readonly mostBytes: number; // of all that is loaded ahead
}

/** The image to load next: the nearest in the direction of scrolling, of those not tried yet and within what fits. */
export function nextAhead(
  { frames }: Pick<DisplaySet, 'frames'>,
  { shown, direction, mostBytes }: ReadingPlace,
  tried: ReadonlySet<number>,
): number | undefined {
  const [first] = frames;
  const reach = first ? mostBytes / bytesOf(first) : 0;
  const distance = (index: number): number => {
    const steps = Math.abs(index - shown);
    return direction !== 0 && Math.sign(index - shown) === -direction ? steps * behindFactor : steps;
  };
  let best: number | undefined;
  for (const [index, { problem }] of frames.entries()) {
    if (index === shown || problem !== null || tried.has(index) || distance(index) > reach) continue;
    if (best === undefined || distance(index) < distance(best)) best = index;
  }
  return best;
}

/** Loads the images of a stack ahead of the reader, two at a time, from wherever the reader is by then. */
export class Prefetch {
  readonly #displaySet: DisplaySet;
  readonly #tried = new Set<number>();
  #place: Omit<ReadingPlace, 'mostBytes'>;
  #running = 0;
  #isDisposed = false;

  constructor(displaySet: DisplaySet, shown: number) {
    this.#displaySet = displaySet;
    this.#place = { shown, direction: 0 };
  }

  /** The reader shows this image now. */
  moveTo(shown: number): void {
    const step = shown - this.#place.shown;
    this.#place = { shown, direction: step === 0 ? this.#place.direction : step > 0 ? 1 : -1 };
    while (this.#running < atOnce && this.#next() !== undefined) void this.#run();
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #next = (): number | undefined =>
    this.#isDisposed
      ? undefined
      : nextAhead(this.#displaySet, { ...this.#place, mostBytes: windowMemory.budget * mostOfBudget }, this.#tried);

  async #run(): Promise<void> {
    this.#running++;
    for (let index = this.#next(); index !== undefined; index = this.#next()) {
      this.#tried.add(index);
      const frame = this.#displaySet.frames[index];
      if (frame) await loadImage(frame).catch(() => undefined); // what fails is told when it is shown
    }
    this.#running--;
  }
}

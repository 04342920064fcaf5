import { learnMemory } from '../../../app/api/machine.ts';
import { ImageMemory } from './image-memory.ts';

const tellEveryMs = 250;
let telling: ReturnType<typeof setTimeout> | undefined;

/** Told to who shows it, a few times a second at most. */
function tell(): void {
  telling ??= setTimeout(() => {
    telling = undefined;
    learnMemory({ budget: windowMemory.budget, used: windowMemory.used });
  }, tellEveryMs);
}

/** A quarter of the machine's memory, from half a GB to four; the browser tells it in powers of two, GiB. */
export function automaticBudget(deviceMemory: number | undefined): number {
  return Math.min(Math.max(((deviceMemory ?? 4) * 2 ** 30) / 4, 0.5e9), 4e9);
}

/** The memory of this window: all its images and volumes are counted in it. */
export const windowMemory = new ImageMemory(automaticBudget(undefined), tell);

import { setTimeout as wait } from 'node:timers/promises';
import { localDateOf } from '../../../models/base/dates.ts';
import type { WallTime } from '../../../models/inference/run/batch/plan.ts';

/** An instant on this machine's clock, to the minute. */
export function wallTimeOf(instant: string): WallTime {
  const at = new Date(instant);
  return `${localDateOf(at)}T${at.toTimeString().slice(0, 5)}`;
}

const mostMs = 30_000; // a computer that slept, or whose clock was set, is noticed within this

/** Sleeps until the clock shows a time, or a while if that is far: who called looks again. */
export type Sleep = (until: WallTime, signal: AbortSignal) => Promise<void>;

/** On the real clock. @throws where `signal` is aborted. */
export const sleepTowards: Sleep = async (until, signal) => {
  const left = new Date(until).getTime() - Date.now(); // without a zone it is read on this machine's clock
  await wait(Math.min(Math.max(left, 0) + 50, mostMs), undefined, { signal });
};

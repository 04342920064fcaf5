import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { loadAll } from './load-image.ts';

/** More than this is not loaded ahead: only so many neighbours are. */
const mostBytes = 400_000_000;

const bytesOf = ({ pixels }: Frame): number =>
  (pixels.rows * pixels.columns * pixels.samplesPerPixel * pixels.bitsAllocated) / 8;

/** The frames to load ahead, nearest to the one shown first, as many as fit. */
export function aheadOf({ frames }: DisplaySet, shown: number): readonly Frame[] {
  const nearest = frames
    .map((frame, index) => ({ frame, distance: Math.abs(index - shown) }))
    .filter(({ frame, distance }) => distance > 0 && frame.problem === null)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ frame }) => frame);
  let room = mostBytes;
  return nearest.filter((frame) => (room -= bytesOf(frame)) > 0);
}

/** Loads the neighbours of the image shown, two at a time; what fails is told when it is shown. */
export const prefetch = (displaySet: DisplaySet, shown: number, signal: AbortSignal): Promise<void> =>
  loadAll(aheadOf(displaySet, shown), { signal, onImage: () => undefined, atOnce: 2 }).catch(() => undefined);

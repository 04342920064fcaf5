import type { Video } from '../../../../models/imaging/display-set.ts';

/** How a film is played, by its file's own times. */
export const filmRates: readonly number[] = [0.1, 0.25, 0.5, 1, 1.5, 2, 4];

/** Where a file does not say how long a frame stands: 25 a second, as most films run. */
const usualFrameMs = 40;

const frameSeconds = ({ frameMs }: Video): number => (frameMs ?? usualFrameMs) / 1000;

/** The frame that stands at a time, from 0. */
export const frameAt = (video: Video, seconds: number): number =>
  Math.min(Math.max(Math.floor(seconds / frameSeconds(video) + 1e-3), 0), video.frames - 1);

/** A time at which a frame stands: its middle, so that no rounding shows its neighbour. */
export const timeOf = (video: Video, frame: number): number =>
  (Math.min(Math.max(frame, 0), video.frames - 1) + 0.5) * frameSeconds(video);

/** The next rate up (1) or down (−1), 1 for 0. */
export function nextFilmRate(rate: number, by: 1 | -1 | 0): number {
  if (by === 0) return 1;
  const at = filmRates.findIndex((one) => one >= rate);
  return filmRates[Math.min(Math.max(at + by, 0), filmRates.length - 1)] ?? 1;
}

/**
 * What counts as a flash, and how much of it is too much.
 *
 * @source WCAG 2.2, success criterion 2.3.1 (Three Flashes or Below Threshold) and its definition of the general flash
 *   threshold: a change of relative luminance by a tenth or more of the greatest, the darker of the two below 0.80; a flash
 *   is a pair of opposing changes; more than three within any one second are too many where they cover, together, more
 *   than a quarter of any 10° of the visual field, for which 341 × 256 CSS pixels are the stated estimate. Red flashes are
 *   not looked for.
 */
export const flashLimits = {
  change: 0.1, // of relative luminance
  darkBelow: 0.8,
  perSecond: 3,
  areaPx: (341 * 256) / 4, // CSS pixels
} as const;

/** Relative luminance of a grey level 0 … 255: 0 … 1. @source WCAG 2.2, definition of relative luminance (sRGB). Total. */
export function relativeLuminance(level: number): number {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** One image of a film as cells of equal size, and how long it stands. */
export interface FilmImage {
  readonly cells: Float32Array; // relative luminance, in the same order in every image
  readonly ms: number;
}

export interface FlashFinding {
  /** Of all cells, how many flash more often than the limit allows: 0 … 1. */
  readonly share: number;
  /** The most flashes within one second that any cell has. */
  readonly perSecond: number;
}

/**
 * Where a film that goes round and round flashes more often than the limit allows.
 *
 * @param images  in their order; all with as many cells. @returns no share for fewer than two images. Total.
 */
export function flashesOf(images: readonly FilmImage[]): FlashFinding {
  const cells = images[0]?.cells.length ?? 0;
  const times = timesOf(images);
  let [over, most] = [0, 0];
  for (let cell = 0; cell < cells; cell++) {
    const changes = mostChanges(images, times, cell);
    most = Math.max(most, changes);
    if (changes / 2 > flashLimits.perSecond) over++;
  }
  return { share: cells > 0 ? over / cells : 0, perSecond: most / 2 };
}

const second = 1000;
const rounding = 1e-3; // ms, of times that are sums

/** When each image begins, ms, for one round and a second of the next; at least two seconds of it. */
function timesOf(images: readonly FilmImage[]): readonly number[] {
  const round = images.reduce((sum, { ms }) => sum + ms, 0);
  if (images.length < 2 || round <= 0) return [];
  const end = Math.max(round + second, 2 * second);
  const times: number[] = [];
  for (let at = 0, i = 0; at < end; i++) {
    times.push(at);
    at += images[i % images.length]?.ms ?? second;
  }
  return times;
}

/** The most opposing changes of a cell within any one second. */
function mostChanges(images: readonly FilmImage[], times: readonly number[], cell: number): number {
  const recent: number[] = []; // when the changes of the last second were
  let most = 0;
  let [low, high] = [Infinity, -Infinity]; // since the last change
  let last: 'up' | 'down' | undefined;
  for (const [i, at] of times.entries()) {
    const value = images[i % images.length]?.cells[cell] ?? 0;
    const isUp = last !== 'up' && value - low >= flashLimits.change && low < flashLimits.darkBelow;
    const isDown = last !== 'down' && high - value >= flashLimits.change && value < flashLimits.darkBelow;
    if (isUp || isDown) {
      last = isUp ? 'up' : 'down';
      [low, high] = [value, value];
      recent.push(at);
      while ((recent[0] ?? at) <= at - second + rounding) recent.shift();
      most = Math.max(most, recent.length);
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return most;
}

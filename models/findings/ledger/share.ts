import { z } from '../../base/schema.ts';
import limits from './limits.json' with { type: 'json' };

/** So many of so many; `percent` and its 95 % interval only where there are enough. */
export const Share = z.object({
  n: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  percent: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type Share = z.infer<typeof Share>;

/** The fewest cases of which a percentage is told. */
export const leastForPercent = limits.leastForPercent.value;

const z95 = 1.959964; // of the standard normal: 95 % lie within

/**
 * A share as it may be told: counts always, percent with its 95 % interval from `leastForPercent` cases on.
 *
 * @param n  of `of`; 0 ≤ n ≤ of. @returns percent 0–100. Total.
 * @source   Wilson EB. J Am Stat Assoc 22:209–212 (1927), score interval.
 */
export function shareOf(n: number, of: number): Share {
  if (of < leastForPercent) return { n, of, percent: null };
  const p = n / of;
  const [zz, scale] = [z95 * z95, 1 + (z95 * z95) / of];
  const middle = (p + zz / (2 * of)) / scale;
  const half = (z95 * Math.sqrt((p * (1 - p)) / of + zz / (4 * of * of))) / scale;
  return {
    n,
    of,
    percent: { value: 100 * p, low: Math.max(0, 100 * (middle - half)), high: Math.min(100, 100 * (middle + half)) },
  };
}

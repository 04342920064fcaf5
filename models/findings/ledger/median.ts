import { z } from '../../base/schema.ts';

/** The middle of some values, their ends, and how many they were. */
export const Spread = z.object({
  n: z.number().int().positive(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Spread = z.infer<typeof Spread>;

/** Median (of an even number the mean of the middle two), least and greatest; null of no values. Total. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const half = sorted.length / 2;
  const median = ((sorted[Math.ceil(half) - 1] ?? low) + (sorted[Math.floor(half)] ?? high)) / 2;
  return { n: sorted.length, median, low, high };
}

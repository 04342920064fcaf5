import { z } from '../../../base/schema.ts';

/** How many values lie in each of equal steps from `low` to `high`. */
export const Histogram = z.object({ low: z.number(), high: z.number(), counts: z.array(z.number().int()) });
export type Histogram = Readonly<z.infer<typeof Histogram>>;

/** The values in so many steps; all in the first where they are all equal. Total; of no value all counts are 0. */
export function histogramOf(values: readonly number[], steps: number): Histogram {
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 0;
  const counts = Array.from({ length: steps }, () => 0);
  const step = (high - low) / steps;
  for (const value of values) {
    const at = step > 0 ? Math.min(steps - 1, Math.floor((value - low) / step)) : 0;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { low, high, counts };
}

import { z } from '../../base/schema.ts';

/** Cuts off the darkest and brightest voxels of the crop. */
export const ClipPercentiles = z.object({
  op: z.literal('clip-percentiles'),
  low: z.number().min(0).max(100),
  high: z.number().min(0).max(100),
});
export type ClipPercentiles = z.infer<typeof ClipPercentiles>;

/**
 * A percentile by linear interpolation between order statistics at (n − 1) · p / 100.
 *
 * @param sorted  ascending, at least one value. @param percent 0–100.
 * @returns in the values' unit. Total.
 * @source  numpy.percentile, method "linear" (Hyndman and Fan 1996, type 7).
 */
export function percentile(sorted: Float64Array, percent: number): number {
  const at = ((sorted.length - 1) * percent) / 100;
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (at - below);
}

/**
 * Limits values to two of their own percentiles.
 *
 * @param voxels  any unit, no NaN. @param step percentiles, `low` below `high`.
 * @returns a new array of the same length. Total.
 */
export function clipPercentiles(
  voxels: Float32Array,
  { low, high }: Pick<ClipPercentiles, 'low' | 'high'>,
): Float32Array {
  const sorted = new Float64Array(voxels).sort();
  const [floor, ceiling] = [percentile(sorted, low), percentile(sorted, high)];
  return voxels.map((value) => Math.min(Math.max(value, floor), ceiling));
}

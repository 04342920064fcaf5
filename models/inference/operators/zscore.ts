import { z } from '../../base/schema.ts';

/** Brings the crop to mean 0 and standard deviation 1. */
export const Zscore = z.object({ op: z.literal('zscore') });
export type Zscore = z.infer<typeof Zscore>;

const smallest = 1e-6; // below this deviation the crop counts as constant and becomes all zero

/**
 * (value − mean) / standard deviation, the deviation dividing by n.
 *
 * @param voxels  any unit, no NaN.
 * @returns a new array of the same length, no unit. Total.
 */
export function zscore(voxels: Float32Array): Float32Array {
  let sum = 0;
  for (const value of voxels) sum += value;
  const mean = sum / voxels.length;
  let squares = 0;
  for (const value of voxels) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / voxels.length);
  const by = deviation > smallest ? deviation : 1;
  return voxels.map((value) => (value - mean) / by);
}

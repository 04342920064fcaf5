import { z } from '../../base/schema.ts';

/** (value − mean) / deviation, both given: those of the images a network was trained on. */
export const Standardise = z.object({
  op: z.literal('standardise'),
  mean: z.number(),
  deviation: z.number().positive(),
});
export type Standardise = z.infer<typeof Standardise>;

/** @param voxels  any unit. @returns a new array of the same length, no unit. Total. */
export const standardise = (
  voxels: Float32Array,
  { mean, deviation }: Pick<Standardise, 'mean' | 'deviation'>,
): Float32Array => voxels.map((value) => (value - mean) / deviation);

import { z } from '../../base/schema.ts';

/** Cuts values off at two given ones, in the image's own unit. */
export const Clip = z.object({ op: z.literal('clip'), low: z.number(), high: z.number() });
export type Clip = z.infer<typeof Clip>;

/** Limits values to a range. @returns a new array of the same length. Total. */
export const clip = (voxels: Float32Array, { low, high }: Pick<Clip, 'low' | 'high'>): Float32Array =>
  voxels.map((value) => Math.min(Math.max(value, low), high));

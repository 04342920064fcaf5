import { z } from '../../../base/schema.ts';
import { Fit, fit } from './fit.ts';
import type { FlatImage } from './flat-image.ts';
import { UnitRange, unitRange } from './unit-range.ts';

/** Multiplies every value. */
const Scale = z.object({ op: z.literal('scale'), by: z.number() });
/** (value − mean) / deviation, both given. */
const Standardise = z.object({ op: z.literal('standardise'), mean: z.number(), deviation: z.number().positive() });
/** Leaves the size as it is: the network reads tiles of its patch, `overlap` pixels shared, edges repeated beyond. */
const Tiles = z.object({ op: z.literal('tiles'), overlap: z.number().int().nonnegative() });

/** The closed list of what a pack for single images may ask for before its network. */
export const FlatStep = z.discriminatedUnion('op', [Fit, UnitRange, Scale, Standardise, Tiles]);
export type FlatStep = z.infer<typeof FlatStep>;

/** One step before the network. Total. */
export function prepareFlatStep(step: FlatStep, image: FlatImage): FlatImage {
  switch (step.op) {
    case 'fit':
      return fit(image, step);
    case 'unit-range':
      return { ...image, values: unitRange(image.values, step) };
    case 'scale':
      return { ...image, values: image.values.map((value) => value * step.by) };
    case 'standardise':
      return { ...image, values: image.values.map((value) => (value - step.mean) / step.deviation) };
    case 'tiles':
      return image;
  }
}

import { z } from '../../../base/schema.ts';
import { percentile } from '../../operators/clip-percentiles.ts';

const Percent = z.number().min(0).max(100);

/** Brings two percentiles of the image to 0 and 1 and cuts what lies beyond. A null `low` stands for the value 0. */
export const UnitRange = z.object({ op: z.literal('unit-range'), low: Percent.nullable(), high: Percent });
export type UnitRange = z.infer<typeof UnitRange>;

/** An image without any contrast: everything is 0. */
const least = 1e-6;

/**
 * Values from 0 to 1.
 *
 * @param values  any unit, no NaN, all channels together. @returns a new array. Total: a constant image becomes 0.
 */
export function unitRange(values: Float32Array, { low, high }: Pick<UnitRange, 'low' | 'high'>): Float32Array {
  const sorted = new Float64Array(values).sort();
  const floor = low === null ? 0 : percentile(sorted, low);
  const ceiling = percentile(sorted, high);
  const span = Math.max(ceiling - floor, least);
  return values.map((value) => (Math.min(Math.max(value, floor), Math.max(ceiling, floor)) - floor) / span);
}

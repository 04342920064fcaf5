import { z } from '../../../base/schema.ts';
import { channelOf } from './flat-image.ts';
import type { FlatImage } from './flat-image.ts';

const Count = z.number().int().positive();

/** Brings an image to a fixed size, each new pixel the mean of what it covers. `kept`: centred, zeros beside it. */
export const Fit = z.object({ op: z.literal('fit'), rows: Count, columns: Count, ratio: z.enum(['kept', 'free']) });
export type Fit = z.infer<typeof Fit>;

/** Where an image lies in the fitted one; pixels there, the first row and column. */
export interface FitPlace {
  readonly rows: number;
  readonly columns: number;
  readonly top: number;
  readonly left: number;
}

/** To the even number where two are as near, as Python rounds: the packs' training did. */
const roundEven = (value: number): number => {
  const low = Math.floor(value);
  const apart = value - low;
  return apart < 0.5 || (apart === 0.5 && low % 2 === 0) ? low : low + 1;
};

/** Where an image of this size lies once fitted. Total. */
export function fitPlace(image: Pick<FlatImage, 'rows' | 'columns'>, { rows, columns, ratio }: Fit): FitPlace {
  if (ratio === 'free') return { rows, columns, top: 0, left: 0 };
  const scale = Math.min(rows / image.rows, columns / image.columns);
  const r = Math.max(1, roundEven(image.rows * scale));
  const c = Math.max(1, roundEven(image.columns * scale));
  return { rows: r, columns: c, top: Math.floor((rows - r) / 2), left: Math.floor((columns - c) / 2) };
}

interface Span {
  readonly first: number;
  readonly weights: readonly number[];
}

/** How much of each of `from` pixels each of `to` equal cells covers; the weights of a cell sum to 1. */
function coverOf(from: number, to: number): readonly Span[] {
  return Array.from({ length: to }, (_, i) => {
    const [low, high] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.floor(low);
    const last = Math.min(from - 1, Math.ceil(high) - 1);
    const weights = Array.from(
      { length: Math.max(1, last - first + 1) },
      (__, k) => ((Math.min(high, first + k + 1) - Math.max(low, first + k)) * to) / from,
    );
    return { first, weights };
  });
}

/** One channel on other pixels: along the rows first, then down the columns; sums in double precision. */
function shrink(values: Float32Array, image: FlatImage, place: FitPlace): Float64Array {
  const across = coverOf(image.columns, place.columns);
  const down = coverOf(image.rows, place.rows);
  const narrow = new Float64Array(image.rows * place.columns);
  for (let r = 0; r < image.rows; r++)
    for (const [c, { first, weights }] of across.entries()) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (values[r * image.columns + first + k] ?? 0);
      narrow[r * place.columns + c] = sum;
    }
  const small = new Float64Array(place.rows * place.columns);
  for (const [r, { first, weights }] of down.entries())
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k] ?? 0;
      for (let c = 0; c < place.columns; c++)
        small[r * place.columns + c] =
          (small[r * place.columns + c] ?? 0) + weight * (narrow[(first + k) * place.columns + c] ?? 0);
    }
  return small;
}

/** The image at the step's size: area-weighted means; zeros where it does not reach. Total. */
export function fit(image: FlatImage, step: Fit): FlatImage {
  const place = fitPlace(image, step);
  const { rows, columns } = step;
  const values = new Float32Array(image.channels * rows * columns);
  for (let channel = 0; channel < image.channels; channel++) {
    const small = shrink(channelOf(image, channel), image, place);
    for (let r = 0; r < place.rows; r++)
      values.set(
        small.subarray(r * place.columns, (r + 1) * place.columns),
        (channel * rows + place.top + r) * columns + place.left,
      );
  }
  return { channels: image.channels, rows, columns, values };
}

import type { StoredImage } from '../../engine/stored-image.ts';

/** What an image was made smaller to last: a viewport stays at one magnification while its images go by. */
const made = new WeakMap<StoredImage, { readonly by: number; readonly image: StoredImage }>();

/**
 * An image with means of `by` × `by` stored values in place of each, so that a picture far smaller than the image costs
 * what the picture has, not what the image has. A block at the right or lower edge that is cut is the mean of what is there.
 *
 * @param image  of one sample a pixel. @returns reach and tables are the image's own: both are painted in one tone.
 */
export function reducedImage(image: StoredImage, by: number): StoredImage {
  const known = made.get(image);
  if (known?.by === by) return known.image;
  const [columns, rows] = [Math.ceil(image.columns / by), Math.ceil(image.rows / by)];
  const { values } = image;
  const means =
    values instanceof Float32Array
      ? new Float32Array(columns * rows)
      : values instanceof Int16Array
        ? new Int16Array(columns * rows)
        : values instanceof Uint16Array
          ? new Uint16Array(columns * rows)
          : new Uint8Array(columns * rows);
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    const [first, end] = [row * by, Math.min((row + 1) * by, image.rows)];
    for (let y = first; y < end; y++) addRow(values, y * image.columns, { columns: image.columns, by, sums });
    for (let column = 0; column < columns; column++) {
      const wide = Math.min(by, image.columns - column * by);
      const mean = (sums[column] ?? 0) / (wide * (end - first));
      means[row * columns + column] = means instanceof Float32Array ? mean : Math.round(mean);
    }
  }
  const reduced = { ...image, columns, rows, values: means };
  made.set(image, { by, image: reduced });
  return reduced;
}

interface Into {
  readonly columns: number;
  readonly by: number;
  readonly sums: Float64Array; // of each block
}

function addRow(values: ArrayLike<number>, start: number, { columns, by, sums }: Into): void {
  let at = start;
  const whole = Math.floor(columns / by);
  for (let block = 0; block < whole; block++) {
    let sum = 0;
    for (let i = 0; i < by; i++) sum += values[at++] ?? 0;
    sums[block] = (sums[block] ?? 0) + sum;
  }
  for (let end = start + columns; at < end; at++) sums[whole] = (sums[whole] ?? 0) + (values[at] ?? 0);
}

/** Blocks larger than this are of no use: a whole mammogram in a small viewport has them of eight. */
const mostBy = 8;

/**
 * How many stored pixels one of the screen stands for along each axis, as a whole number; 1 where the picture must be
 * painted from every pixel: near or above the image's own size, in colours, and where values are not amounts of one thing
 * (tables of the modality, colours above a value, padding, shutters).
 *
 * @param scale  device pixels for one of the image, the larger of both axes.
 */
export function reductionAt(
  scale: number,
  { samples, low, high, tables }: Pick<StoredImage, 'samples' | 'low' | 'high' | 'tables'>,
  {
    padding,
    shutters = [],
  }: {
    readonly padding?: { readonly from: number; readonly to: number } | null | undefined;
    readonly shutters?: readonly unknown[] | undefined;
  },
): number {
  const isPadded = padding && padding.to >= low && padding.from <= high;
  if (samples !== 1 || tables.modality || tables.colors || isPadded || shutters.length > 0) return 1;
  return Math.min(Math.max(Math.floor(1 / scale), 1), mostBy);
}

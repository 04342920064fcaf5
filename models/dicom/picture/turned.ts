import type { Orientation } from './picture.ts';

/** Values of a picture: row, column, sample. */
export interface Raster<
  Values extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> =
    | Uint8Array<ArrayBuffer>
    | Uint16Array<ArrayBuffer>,
> {
  readonly columns: number;
  readonly rows: number;
  readonly samples: number;
  readonly values: Values;
}

/** Whether rows become columns. Total. */
export const isTurnedASide = (orientation: Orientation): boolean => orientation >= 5;

/**
 * A picture as it is to be seen.
 *
 * @param orientation  which side of the scene its first row and its first column are. @source Exif 2.32, tag Orientation. Total.
 */
export function turned(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster;
  const { columns, rows, samples, values } = raster;
  const isASide = isTurnedASide(orientation);
  const [width, height] = isASide ? [rows, columns] : [columns, rows];
  const [isRight, isBottom] = edges[orientation];
  const out = values instanceof Uint8Array ? new Uint8Array(values.length) : new Uint16Array(values.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [along, down] = isASide ? [y, x] : [x, y];
      const column = isRight ? columns - 1 - along : along;
      const row = isBottom ? rows - 1 - down : down;
      for (let c = 0; c < samples; c++)
        out[(y * width + x) * samples + c] = values[(row * columns + column) * samples + c] ?? 0;
    }
  return { columns: width, rows: height, samples, values: out };
}

/** Whether the stored columns, and the stored rows, are to be run through from their end. */
const edges: Readonly<Record<Orientation, readonly [columns: boolean, rows: boolean]>> = {
  1: [false, false],
  2: [true, false],
  3: [true, true],
  4: [false, true],
  5: [false, false],
  6: [false, true],
  7: [true, true],
  8: [true, false],
};

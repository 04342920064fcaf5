import type { FlatImage } from './flat-image.ts';

/** First row or column of each tile: one when it fits, else evenly spread so that the last one ends with the image. */
function startsAlong(size: number, patch: number, overlap: number): readonly number[] {
  if (size <= patch) return [0];
  const count = Math.ceil((size - patch) / Math.max(1, patch - overlap)) + 1;
  return Array.from({ length: count }, (_, i) => Math.round((i * (size - patch)) / (count - 1)));
}

/** A tile's first row and column. */
export type TileStart = readonly [row: number, column: number];

/** Where the tiles of an image begin. @param patch  rows, columns. Total; at least one. */
export const flatTileStarts = (
  { rows, columns }: Pick<FlatImage, 'rows' | 'columns'>,
  patch: readonly [number, number],
  overlap: number,
): readonly TileStart[] =>
  startsAlong(rows, patch[0], overlap).flatMap((row) =>
    startsAlong(columns, patch[1], overlap).map((column): TileStart => [row, column]),
  );

/** One tile, `channels × patch`; the image's last row and column are repeated beyond it. Total. */
export function cutFlatTile(
  { channels, rows, columns, values }: FlatImage,
  [top, left]: TileStart,
  [height, width]: readonly [number, number],
): Float32Array {
  const tile = new Float32Array(channels * height * width);
  let to = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let r = 0; r < height; r++) {
      const from = (channel * rows + Math.min(rows - 1, top + r)) * columns;
      for (let c = 0; c < width; c++) tile[to++] = values[from + Math.min(columns - 1, left + c)] ?? 0;
    }
  return tile;
}

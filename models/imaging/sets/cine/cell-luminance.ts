import { relativeLuminance } from './flashes.ts';

/** Cells across and down: each a thirty-second of the image's side. */
export const cellsPerSide = 32;
/** Pixels looked at in a cell, across and down: enough for its mean. */
const samplesPerSide = 3;

/**
 * The mean relative luminance of an image's cells, row after row.
 *
 * @param levelAt  level 0 … 255 of a pixel. @returns `cellsPerSide`² values 0 … 1. Total.
 */
export function cellLuminance(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  levelAt: (pixel: number) => number,
): Float32Array {
  const cells = new Float32Array(cellsPerSide * cellsPerSide);
  const step = cellsPerSide * samplesPerSide;
  for (let y = 0; y < step; y++) {
    const row = Math.min(Math.floor(((y + 0.5) / step) * rows), rows - 1);
    for (let x = 0; x < step; x++) {
      const column = Math.min(Math.floor(((x + 0.5) / step) * columns), columns - 1);
      const cell = Math.floor(y / samplesPerSide) * cellsPerSide + Math.floor(x / samplesPerSide);
      const level = relativeLuminance(levelAt(row * columns + column));
      cells[cell] = (cells[cell] ?? 0) + level / samplesPerSide ** 2;
    }
  }
  return cells;
}

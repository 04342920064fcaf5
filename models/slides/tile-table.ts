import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import type { ImageHeader } from '../dicom/header/instance-header.ts';

/** Which frame of a file is which tile of its level. */
export interface TileTable {
  readonly across: number; // tiles in a row
  readonly down: number;
  /** Frame (0-based) of each tile, row after row; −1 where the slide was not scanned. */
  readonly frames: Int32Array;
}

/**
 * The tiles of one level. Of several focal planes or optical paths the first counts.
 *
 * @returns refusals: `slides.tile-count` {found, wanted} where rows of tiles do not cover the matrix they claim;
 *   `slides.tile-place` {frame, column, row} where a tile lies beyond it or off the grid. Total for a tiled image.
 * @source  DICOM PS3.3 C.7.6.17.3: a full tiling goes along rows, then down, then through planes, then paths.
 */
export function tileTableOf(image: ImageHeader): Result<TileTable, Refusal> {
  const { totalMatrix, slide, columns, rows, frames } = image;
  if (!totalMatrix || !slide) throw new TypeError('a level is tiled');
  const across = Math.ceil(totalMatrix.columns / columns);
  const down = Math.ceil(totalMatrix.rows / rows);
  const wanted = across * down;
  if (slide.organization === 'full') {
    if (frames < wanted) return no('slides.tile-count', { found: frames, wanted });
    return ok({ across, down, frames: Int32Array.from({ length: wanted }, (_, tile) => tile) });
  }
  const table = new Int32Array(wanted).fill(-1);
  for (const [frame, place] of slide.places.entries()) {
    if (!place) continue;
    const [column, row] = place;
    const [x, y] = [column / columns, row / rows];
    if (!Number.isInteger(x) || !Number.isInteger(y) || x < 0 || y < 0 || x >= across || y >= down)
      return no('slides.tile-place', { frame: frame + 1, column: column + 1, row: row + 1 });
    table[y * across + x] = frame;
  }
  return ok({ across, down, frames: table });
}

/** The frame a tile lies in; −1 where it was not scanned or lies beyond the level. Total. */
export const frameOfTile = ({ across, down, frames }: TileTable, column: number, row: number): number =>
  column < 0 || row < 0 || column >= across || row >= down ? -1 : (frames[row * across + column] ?? -1);

import { AppError } from '../../models/base/app-error.ts';
import { frameOfTile } from '../../models/slides/tile-table.ts';
import { tileSize } from '../../models/slides/view/tiles-in-view.ts';
import type { TileAddress } from '../../models/slides/view/tiles-in-view.ts';
import type { Images } from '../app/context.ts';
import type { Library } from '../library/library.ts';
import type { OpenSlide } from './open-slides.ts';

/** A tile's pixels, red, green, blue side by side, cropped to the level. */
export interface TilePixels {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array;
}

/**
 * Decodes one tile.
 *
 * @returns null where the slide was not scanned.
 * @throws AppError `slides.no-tile` beyond the level, `dicom.*`.
 */
export async function tilePixels(
  { slide, tables, files }: OpenSlide,
  { level: at, column, row }: TileAddress,
  { library, images }: { readonly library: Library; readonly images: Images },
): Promise<TilePixels | null> {
  const [level, table] = [slide.levels[at], tables[at]];
  if (!level || !table || column >= table.across || row >= table.down) throw new AppError('slides.no-tile');
  const file = files.get(level.instance);
  if (!file) throw new AppError('dicom.unknown-instance', { instance: level.instance });
  const frame = frameOfTile(table, column, row);
  if (frame < 0) return null;
  const colors = await images.colors(file.record, file.header, { frame, library });
  const size = tileSize(level, { column, row });
  return { ...size, pixels: cropped(colors, level.tile.columns, size) };
}

/** The upper left part of a picture. */
function cropped(
  colors: Uint8Array,
  columns: number,
  size: { readonly columns: number; readonly rows: number },
): Uint8Array {
  if (size.columns === columns) return colors.subarray(0, size.rows * columns * 3);
  const part = new Uint8Array(size.rows * size.columns * 3);
  for (let row = 0; row < size.rows; row++)
    part.set(colors.subarray(row * columns * 3, (row * columns + size.columns) * 3), row * size.columns * 3);
  return part;
}

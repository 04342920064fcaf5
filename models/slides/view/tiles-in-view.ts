import type { Slide, SlideLevel } from '../slide.ts';
import { pixelFromScreen } from './slide-view.ts';
import type { SlideView, WindowSize } from './slide-view.ts';

/** One tile of a slide, by its level and its place there. */
export interface TileAddress {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** A tile's outline in pixels of the finest level: its first column and row (edges, from −0.5), and its size. */
export interface TileOutline {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The coarsest level whose pixels are still no larger than a screen pixel; the finest where none is. Total. */
export function levelFor({ levels }: Pick<Slide, 'levels'>, zoom: number): number {
  const fitting = levels.findLastIndex(({ downsample }) => downsample.columns * zoom <= 1.0001);
  return Math.max(0, fitting);
}

/** Tiles of one level that a window shows, those in its middle first. Total. */
export function tilesInView(
  { levels }: Pick<Slide, 'levels'>,
  level: number,
  { view, size }: { readonly view: SlideView; readonly size: WindowSize },
): readonly TileAddress[] {
  const of = levels[level];
  if (!of) return [];
  const [low, high] = [pixelFromScreen(view, size, [0, 0]), pixelFromScreen(view, size, [size.width, size.height])];
  const [wide, tall] = [of.tile.columns * of.downsample.columns, of.tile.rows * of.downsample.rows];
  const range = (from: number, to: number, step: number, most: number): readonly number[] => {
    const first = Math.max(0, Math.floor((from + 0.5) / step));
    const last = Math.min(most - 1, Math.floor((to + 0.5) / step));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  };
  const columns = range(low[0], high[0], wide, Math.ceil(of.columns / of.tile.columns));
  const rows = range(low[1], high[1], tall, Math.ceil(of.rows / of.tile.rows));
  const middle = (column: number, row: number): number =>
    Math.hypot((column + 0.5) * wide - view.center[0], (row + 0.5) * tall - view.center[1]);
  return rows
    .flatMap((row) => columns.map((column) => ({ level, column, row })))
    .toSorted((a, b) => middle(a.column, a.row) - middle(b.column, b.row));
}

/** Columns and rows of a tile: those at the right and lower edge are cropped. Total. */
export const tileSize = ({ columns, rows, tile }: SlideLevel, { column, row }: Omit<TileAddress, 'level'>) => ({
  columns: Math.min(tile.columns, columns - column * tile.columns),
  rows: Math.min(tile.rows, rows - row * tile.rows),
});

/** Where a tile lies on the finest level. Total. */
export function tileOutline(level: SlideLevel, at: Omit<TileAddress, 'level'>): TileOutline {
  const { downsample, tile } = level;
  const { columns, rows } = tileSize(level, at);
  return {
    left: at.column * tile.columns * downsample.columns - 0.5,
    top: at.row * tile.rows * downsample.rows - 0.5,
    width: columns * downsample.columns,
    height: rows * downsample.rows,
  };
}

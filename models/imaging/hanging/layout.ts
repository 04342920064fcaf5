import { z } from '../../base/schema.ts';

const Side = z.enum(['1', '2', '3', '4', '5', '6', '7', '8']);

/** Viewports in rows and columns of one size: `2x3` is two rows of three. */
export const GridLayout = z.templateLiteral([Side, 'x', Side]);
export type GridLayout = z.infer<typeof GridLayout>;

/** How viewports stand: in a grid, or as three orthogonal planes of one volume, the large one at the left. */
export const Layout = z.union([GridLayout, z.literal('planes')]);
export type Layout = z.infer<typeof Layout>;

/** Grids offered for choice, in the order of the choice. Protocols may have any up to 8 × 8. */
export const offeredGrids: readonly GridLayout[] = ['1x1', '1x2', '2x1', '2x2', '2x3', '3x3', '4x4', '5x5', '8x8'];

/** Rows and columns of a grid. Total. */
export function gridOf(layout: GridLayout): { readonly rows: number; readonly columns: number } {
  const [rows = 1, columns = 1] = layout.split('x').map(Number);
  return { rows, columns };
}

/** How many viewports a layout holds. Total. */
export function viewportCount(layout: Layout): number {
  if (layout === 'planes') return 3;
  const { rows, columns } = gridOf(layout);
  return rows * columns;
}

/** A stack laid over a grid, one image a tile: index of the image in the first tile, tiles, images of the stack. */
export interface Tiling {
  readonly first: number;
  readonly count: number;
  readonly total: number;
}

/** The first tile's image `by` images further: to where the last tile shows the last image, or stays on a last page. Total. */
export function firstScrolled({ first, count, total }: Tiling, by: number): number {
  return Math.min(Math.max(first + by, 0), Math.max(first, total - count, 0));
}

/** The first tile's image `pages` pages further; the last page has images in its first tiles only. Total. */
export function firstPaged({ first, count, total }: Tiling, pages: number): number {
  const wanted = Math.max(first + pages * count, 0);
  return wanted < total ? wanted : first;
}

/** The first tile's image so that one image is among the tiles: as it is, else the page from the first image on. Total. */
export function firstShowing({ first, count }: Pick<Tiling, 'first' | 'count'>, image: number): number {
  return image >= first && image < first + count ? first : Math.floor(image / count) * count;
}

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

import { z } from '../../base/schema.ts';

const Whole = z.number().int();

/** A rectangle of whole pixels: its first column and row, 0-based, and how many of each. */
export const PixelRegion = z.object({
  column: Whole.nonnegative(),
  row: Whole.nonnegative(),
  columns: Whole.positive(),
  rows: Whole.positive(),
});
export type PixelRegion = z.infer<typeof PixelRegion>;

/** Corners of a line drawn round what counts in a region: `[column, row]`, pixel centres at whole numbers. */
export const RegionOutline = z
  .array(z.tuple([z.number(), z.number()]))
  .min(3)
  .max(4000);
export type RegionOutline = z.infer<typeof RegionOutline>;

/** A region of a slide: a rectangle, and where only a part of it counts the line round that. */
export const OutlinedRegion = PixelRegion.extend({ outline: RegionOutline.optional() });
export type OutlinedRegion = z.infer<typeof OutlinedRegion>;

/**
 * The corners of a region: of the line round it, else of its rectangle, whose outer edges lie half a pixel before the first
 * centre and behind the last. Total.
 */
export const regionCorners = ({ column, row, columns, rows, outline }: OutlinedRegion): RegionOutline => {
  const [left, top, right, bottom] = [column - 0.5, row - 0.5, column + columns - 0.5, row + rows - 0.5];
  return (
    outline ?? [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ]
  );
};

/** The part of a region that lies on an image; undefined where none does. Total. */
export function regionWithin(
  { column, row, columns, rows }: PixelRegion,
  size: Pick<PixelRegion, 'columns' | 'rows'>,
): PixelRegion | undefined {
  const [left, top] = [Math.max(0, column), Math.max(0, row)];
  const [right, bottom] = [Math.min(size.columns, column + columns), Math.min(size.rows, row + rows)];
  return right > left && bottom > top
    ? { column: left, row: top, columns: right - left, rows: bottom - top }
    : undefined;
}

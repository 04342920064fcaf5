import { z } from '../../base/schema.ts';
import { length, subtract } from '../../imaging/geometry/vec3.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';
import type { Geometry } from '../finding.ts';

/** How far something was moved; pixels where the image says no spacing. */
export const Shift = z.object({ value: z.number().nonnegative(), unit: z.enum(['mm', 'px']) });
export type Shift = z.infer<typeof Shift>;

/** mm from one pixel centre to the next, down a column and along a row. */
export interface PixelSpacing {
  readonly acrossRows: number;
  readonly acrossColumns: number;
}
type Pixel = readonly [column: number, row: number];

const far = (a: Pixel, b: Pixel, mm: PixelSpacing | null): number =>
  Math.hypot((a[0] - b[0]) * (mm?.acrossColumns ?? 1), (a[1] - b[1]) * (mm?.acrossRows ?? 1));

/** Ends of both axes of an ellipse; the angle is that of the long one, degrees. */
function axisEnds({ center: [x, y], semi, angle }: Extract<Geometry, { kind: 'pixel-ellipse' }>): readonly Pixel[] {
  const turn = (angle * Math.PI) / 180;
  const along = (by: number, at: number): Pixel => [x + by * Math.cos(at), y + by * Math.sin(at)];
  return [
    along(semi[0], turn),
    along(-semi[0], turn),
    along(semi[1], turn + Math.PI / 2),
    along(-semi[1], turn + Math.PI / 2),
  ];
}

/** The points of a shape that a hand can move, in an order that stays; null: not a shape of points on one image. */
function pointsOf(geometry: Geometry): readonly Pixel[] | null {
  switch (geometry.kind) {
    case 'pixel-line':
      return [geometry.from, geometry.to];
    case 'pixel-lines':
      return geometry.lines.flatMap(({ from, to }) => [from, to]);
    case 'pixel-ellipse':
      return axisEnds(geometry);
    case 'pixel-boxes':
      return geometry.boxes.flatMap(({ low, high }) => [low, high]);
    case 'line':
    case 'mask':
    case 'pixel-mask':
    case 'pixel-points':
    case 'pixel-region':
      return null;
  }
}

const longest = (distances: readonly number[]): number => Math.max(0, ...distances);

const moved = (a: Vec3, b: Vec3): number => length(subtract(a, b));

/**
 * How far a person moved a line, lines, an ellipse or boxes: the way of the point that went farthest (ends of lines, ends of
 * an ellipse's axes, corners of boxes).
 *
 * @param spacing  of the image's pixels; null when it says none. A line in patient coordinates needs none.
 * @returns mm or pixels; null for masks (their agreement is Dice) and where the two shapes have not the same points. Total.
 */
export function shiftOf(before: Geometry, after: Geometry, spacing: PixelSpacing | null): Shift | null {
  if (before.kind !== after.kind) return null;
  const isCountMoved =
    before.kind === 'pixel-boxes' && after.kind === 'pixel-boxes' && before.threshold !== after.threshold;
  if (isCountMoved) return null; // the boxes stayed: another threshold says which of them count
  if (before.kind === 'line' && after.kind === 'line')
    return { value: longest([moved(before.from, after.from), moved(before.to, after.to)]), unit: 'mm' };
  const [from, to] = [pointsOf(before), pointsOf(after)];
  if (!from || !to || from.length !== to.length) return null;
  const value = longest(from.map((point, i) => far(point, to[i] ?? point, spacing)));
  return { value, unit: spacing ? 'mm' : 'px' };
}

import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { regionWithin } from '../imaging/measure/pixel-region.ts';
import type { PixelRegion } from '../imaging/measure/pixel-region.ts';
import type { Slide } from './slide.ts';

type Point = readonly [number, number];
type Placed = Pick<Slide, 'glass' | 'scale'>;

/** Step of one column and of one row in mm, slide coordinates. */
interface Steps {
  readonly origin: Point;
  readonly column: Point;
  readonly row: Point;
}

function stepsOf({ glass, scale: { micrometres } }: Placed): Steps | undefined {
  if (!glass || !micrometres) return undefined;
  const [across, down] = [micrometres.acrossColumns / 1000, micrometres.acrossRows / 1000];
  return {
    origin: glass.origin,
    column: [glass.row[0] * across, glass.row[1] * across],
    row: [glass.column[0] * down, glass.column[1] * down],
  };
}

/**
 * Place on the glass of a pixel of the finest level.
 *
 * @param pixel  `[column, row]`, 0-based, centres at whole numbers; fractions allowed; may lie outside the slide.
 * @returns mm in slide coordinates (x, y of the glass); undefined where scale or place are not known. Total.
 * @source  DICOM PS3.3 C.8.12.2 (Slide Coordinates), C.7.6.2.1-1 with the first pixel's centre at the origin stated.
 */
export function slideFromPixel(slide: Placed, [column, row]: Point): Point | undefined {
  const steps = stepsOf(slide);
  if (!steps) return undefined;
  const axis = (i: 0 | 1): number => steps.origin[i] + column * steps.column[i] + row * steps.row[i];
  return [axis(0), axis(1)];
}

/** The pixel of the finest level at a place on the glass: the other way round than `slideFromPixel`. Total. */
export function pixelFromSlide(slide: Placed, [x, y]: Point): Point | undefined {
  const steps = stepsOf(slide);
  if (!steps) return undefined;
  const { origin, column, row } = steps;
  const [dx, dy] = [x - origin[0], y - origin[1]];
  const size = column[0] * row[1] - column[1] * row[0];
  return [(dx * row[1] - dy * row[0]) / size, (column[0] * dy - column[1] * dx) / size];
}

/** A rectangle on the glass: its corner with the least x and y, and its size; mm in slide coordinates. */
export interface GlassRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The image's axes may lie any way round on the glass, but along its edges: else a rectangle is none in pixels. */
const isAlong = (value: number): boolean => Math.abs(value) < 0.02 || Math.abs(value) > 0.98;

/**
 * The whole pixels of the finest level that a rectangle on the glass covers.
 *
 * @returns cut to the slide; refusals: `slides.no-place` (scale, origin or direction not known), `slides.oblique`,
 *   `slides.outside` {x, y, width, height: where the slide lies, mm}. Total.
 */
export function regionFromSlide(slide: Slide, region: GlassRegion): Result<PixelRegion, Refusal> {
  const { glass, columns, rows } = slide;
  const { x, y, width, height } = region;
  const corners = [pixelFromSlide(slide, [x, y]), pixelFromSlide(slide, [x + width, y + height])];
  const [a, b] = corners;
  if (!glass || !a || !b) return no('slides.no-place');
  if (![...glass.row, ...glass.column].every(isAlong)) return no('slides.oblique');
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])].map((edge) => Math.round(edge + 0.5));
  const [top, bottom] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])].map((edge) => Math.round(edge + 0.5));
  const found =
    left !== undefined && right !== undefined && top !== undefined && bottom !== undefined
      ? regionWithin({ column: left, row: top, columns: right - left, rows: bottom - top }, { columns, rows })
      : undefined;
  if (found) return ok(found);
  const { x: x0, y: y0, width: wide, height: high } = slideExtent(slide) ?? region;
  const round = (mm: number): number => Number(mm.toFixed(3));
  return no('slides.outside', { x: round(x0), y: round(y0), width: round(wide), height: round(high) });
}

/** Where a region of pixels lies on the glass, outer edges; undefined where that is not known. Total. */
export function slideFromRegion(slide: Placed, region: PixelRegion): GlassRegion | undefined {
  const { column, row, columns, rows } = region;
  const corners = [
    slideFromPixel(slide, [column - 0.5, row - 0.5]),
    slideFromPixel(slide, [column + columns - 0.5, row + rows - 0.5]),
  ];
  const [a, b] = corners;
  if (!a || !b) return undefined;
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  return { x, y, width: Math.abs(a[0] - b[0]), height: Math.abs(a[1] - b[1]) };
}

/** Where the whole slide lies on the glass. Total. */
export const slideExtent = (slide: Slide): GlassRegion | undefined =>
  slideFromRegion(slide, { column: 0, row: 0, columns: slide.columns, rows: slide.rows });

import type { Slide } from '../slide.ts';

type Point = readonly [number, number];

/** What a window shows of a slide: the pixel in its middle, and how many screen pixels one pixel of the finest level takes. */
export interface SlideView {
  readonly center: Point; // [column, row] of the finest level, centres at whole numbers
  readonly zoom: number;
}

/** A window's size in screen pixels. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

type Whole = Pick<Slide, 'columns' | 'rows'>;

/** Screen pixels to one pixel at most: beyond it there is nothing more to see. */
const mostZoom = 8;

/** The whole slide in the window. Total. */
export const fitSlide = ({ columns, rows }: Whole, { width, height }: WindowSize): SlideView => ({
  center: [(columns - 1) / 2, (rows - 1) / 2],
  zoom: Math.min(mostZoom, Math.max(1, width) / columns, Math.max(1, height) / rows),
});

/** Where a pixel lies in the window, from its upper left corner. Total. */
export const screenFromPixel = ({ center, zoom }: SlideView, { width, height }: WindowSize, [x, y]: Point): Point => [
  width / 2 + (x - center[0]) * zoom,
  height / 2 + (y - center[1]) * zoom,
];

/** Which pixel lies under a place of the window; fractions. Total. */
export const pixelFromScreen = ({ center, zoom }: SlideView, { width, height }: WindowSize, [x, y]: Point): Point => [
  center[0] + (x - width / 2) / zoom,
  center[1] + (y - height / 2) / zoom,
];

/** A view within its bounds: the middle stays on the slide, the slide no smaller than half the window. Total. */
export function keptView(view: SlideView, slide: Whole, size: WindowSize): SlideView {
  const least = fitSlide(slide, size).zoom / 2;
  const zoom = Math.min(mostZoom, Math.max(least, view.zoom));
  const within = (value: number, most: number): number => Math.min(most - 1, Math.max(0, value));
  return { zoom, center: [within(view.center[0], slide.columns), within(view.center[1], slide.rows)] };
}

/** Zooms by a factor with one place of the window kept where it is. Total. */
export function zoomedAt(view: SlideView, size: WindowSize, at: Point, factor: number): SlideView {
  const [x, y] = pixelFromScreen(view, size, at);
  const zoom = view.zoom * factor;
  return { zoom, center: [x - (at[0] - size.width / 2) / zoom, y - (at[1] - size.height / 2) / zoom] };
}

/** Moves what is seen by screen pixels: a positive `dx` brings what lies to the left. Total. */
export const movedBy = ({ center, zoom }: SlideView, [dx, dy]: Point): SlideView => ({
  zoom,
  center: [center[0] - dx / zoom, center[1] - dy / zoom],
});

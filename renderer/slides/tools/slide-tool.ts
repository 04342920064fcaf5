import { pixelFromScreen } from '../../../models/slides/view/slide-view.ts';
import { slidesView } from '../slides-view.ts';

/** A place on the slide shown: `[column, row]` of its finest level. */
export type Point = readonly [number, number];

/** What the left button does while a tool is chosen. */
export interface SlideTool {
  readonly press?: (at: Point) => void;
  /** The button is down and was moved. */
  readonly drag: (from: Point, to: Point) => void;
  /** The button is let go; `isClick`: it was hardly moved. */
  readonly release: (from: Point, to: Point, isClick: boolean) => void;
  /** The pointer goes over the slide with no button down. */
  readonly hover?: (at: Point) => void;
}

/** The pixel under a place of the viewer, CSS pixels. */
export function pixelAt(point: Point): Point {
  const { view, size } = slidesView.get();
  return view ? pixelFromScreen(view, size, point) : [0, 0];
}

/** How far two places of the slide lie apart on screen, CSS pixels. */
export const apartOnScreen = (a: Point, b: Point): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]) * (slidesView.get().view?.zoom ?? 1);

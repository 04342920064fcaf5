import { regionWithin } from '../../../models/imaging/measure/pixel-region.ts';
import type { PixelRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { keepRegion } from '../measures/keep-region.ts';
import { slidesView } from '../slides-view.ts';
import type { Point, SlideTool } from './slide-tool.ts';

/** The whole pixels between two places, cut to the slide; undefined beside it. */
function between([ax, ay]: Point, [bx, by]: Point): PixelRegion | undefined {
  const { slide } = slidesView.get();
  const [left, top] = [Math.round(Math.min(ax, bx)), Math.round(Math.min(ay, by))];
  const [right, bottom] = [Math.round(Math.max(ax, bx)), Math.round(Math.max(ay, by))];
  return slide
    ? regionWithin({ column: left, row: top, columns: right - left + 1, rows: bottom - top + 1 }, slide)
    : undefined;
}

const showDraft = (a: Point, b: Point): void => slidesView.set((state) => ({ ...state, draft: between(a, b) ?? null }));

/** A rectangle from corner to corner, by a drag or by two clicks. */
export const regionTool: SlideTool = {
  drag: (from, to) => showDraft(slidesView.get().corner ?? from, to),
  hover: (at) => {
    const { corner } = slidesView.get();
    if (corner) showDraft(corner, at);
  },
  release: (from, to, isClick) => {
    const { corner } = slidesView.get();
    const first = corner ?? (isClick ? null : from);
    if (!first) return slidesView.set((state) => ({ ...state, corner: to }));
    const region = between(first, to);
    if (region) keepRegion(region);
  },
};

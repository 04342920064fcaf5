import { closeLine } from '../measures/keep-region.ts';
import { slidesView } from '../slides-view.ts';
import { apartOnScreen } from './slide-tool.ts';
import type { Point, SlideTool } from './slide-tool.ts';

const stepPx = 3; // of a line drawn by hand
const closePx = 10; // near enough to a line's first corner to close it

/** A line follows the hand, a corner every few pixels. */
function addToLine(point: Point): void {
  const last = slidesView.get().line.at(-1);
  if (!last || apartOnScreen(last, point) >= stepPx)
    slidesView.set((state) => ({ ...state, line: [...state.line, point] }));
}

/** A dragged line is closed when it is let go; a clicked one by a click on its first corner, or by Enter. */
export const outlineTool: SlideTool = {
  drag: (_, to) => addToLine(to),
  release: (_, to, isClick) => {
    if (!isClick) return closeLine();
    const [first, second, third] = slidesView.get().line;
    if (first && second && third && apartOnScreen(first, to) <= closePx) return closeLine();
    addToLine(to);
  },
};

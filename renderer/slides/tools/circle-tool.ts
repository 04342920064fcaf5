import { circleLine } from '../../../models/slides/view/object-lines.ts';
import { drawRound, putCircle } from '../objects/correct-objects.ts';
import { objectsView } from '../objects/objects-view.ts';
import type { Point, SlideTool } from './slide-tool.ts';

const between = (a: Point, b: Point): readonly Point[] =>
  circleLine([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], Math.hypot(b[0] - a[0], b[1] - a[1]) / 2);

/** A missing nucleus as a circle: across it by a drag, or one of the size of most by a click. */
export const circleTool: SlideTool = {
  drag: (from, to) => objectsView.set((view) => ({ ...view, draft: between(from, to) })),
  release: (from, to, isClick) => void (isClick ? putCircle(to) : drawRound(between(from, to))),
};

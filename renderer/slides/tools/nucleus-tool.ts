import { drawRound } from '../objects/correct-objects.ts';
import { objectsView } from '../objects/objects-view.ts';
import { apartOnScreen } from './slide-tool.ts';
import type { SlideTool } from './slide-tool.ts';

const stepPx = 2; // of a line drawn by hand

/** A missing nucleus by a line round it, closed when it is let go. */
export const nucleusTool: SlideTool = {
  drag: (from, to) =>
    objectsView.set((view) => {
      const line = view.draft.length > 0 ? view.draft : [from];
      const last = line.at(-1) ?? from;
      return apartOnScreen(last, to) < stepPx ? view : { ...view, draft: [...line, to] };
    }),
  release: (_, __, isClick) => {
    const { draft } = objectsView.get();
    if (!isClick && draft.length > 2) return void drawRound(draft);
    objectsView.set((view) => ({ ...view, draft: [] }));
  },
};

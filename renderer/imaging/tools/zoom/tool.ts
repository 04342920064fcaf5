import { zoomed } from '../../../../models/imaging/view/view-plane.ts';
import { withView } from '../../view/adjust.ts';
import { reading } from '../../view/reading.ts';
import type { Tool } from '../tool.ts';

/** Drag up: larger, about the point where the drag began; 100 pixels are a factor of two. */
export const zoomTool: Tool = {
  name: 'zoom',
  cursor: 'zoom-in',
  start: ({ pane, point }) => ({
    move: (_at, [, dy]) =>
      reading.set((state) => {
        const size = state.panes[pane]?.size;
        return size ? withView(state, pane, (view) => zoomed(view, 2 ** (-dy / 100), { size, about: point })) : state;
      }),
    end: () => undefined,
    cancel: () => undefined,
  }),
};

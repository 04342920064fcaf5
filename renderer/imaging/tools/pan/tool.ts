import { panned } from '../../../../models/imaging/view/view-plane.ts';
import { withView } from '../../view/adjust.ts';
import { reading } from '../../view/reading.ts';
import type { Tool } from '../tool.ts';

/** The picture follows the hand. */
export const panTool: Tool = {
  name: 'pan',
  cursor: 'grab',
  start: ({ pane }) => ({
    move: (_at, step) => reading.set((state) => withView(state, pane, (view) => panned(view, step))),
    end: () => undefined,
    cancel: () => undefined,
  }),
};

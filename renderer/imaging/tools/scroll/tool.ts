import { scrolled } from '../../view/move.ts';
import { reading } from '../../view/reading.ts';
import type { Tool } from '../tool.ts';

const pixelsPerImage = 6;

/** Drag down: the next images. */
export const scrollTool: Tool = {
  name: 'scroll',
  cursor: 'ns-resize',
  start: ({ pane }) => {
    let rest = 0;
    return {
      move: (_at, [, dy]) => {
        rest += dy;
        const images = Math.trunc(rest / pixelsPerImage);
        rest -= images * pixelsPerImage;
        if (images !== 0) reading.set((state) => scrolled(state, pane, images));
      },
      end: () => undefined,
      cancel: () => undefined,
    };
  },
};

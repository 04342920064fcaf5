import { movedVoi, windowStep, withTone, withVoi } from '../../view/adjust.ts';
import { reading } from '../../view/reading.ts';
import type { Tool } from '../tool.ts';

/** Drag right: wider; drag down: brighter level is lowered. One pixel is a three-hundredth of the width it began with. */
export const windowTool: Tool = {
  name: 'window',
  cursor: 'default',
  start: ({ pane }) => {
    const before = reading.get().panes[pane];
    let perPixel: number | undefined;
    return {
      move: (_at, [dx, dy]) =>
        reading.set((state) =>
          withVoi(state, pane, (voi) => {
            const step = windowStep(voi.width);
            perPixel ??= Math.max(voi.width / 300, step / 2);
            const { width, center } = { width: dx * perPixel, center: dy * perPixel };
            return movedVoi(voi, { width: wholeStep(width, step), center: wholeStep(center, step) });
          }),
        ),
      end: () => undefined,
      cancel: () => reading.set((state) => withTone(state, pane, (now) => ({ ...now, voi: before?.voi ?? null }))),
    };
  },
};

/** Away from zero, so that a slow hand still moves. */
const wholeStep = (value: number, step: number): number => Math.sign(value) * Math.ceil(Math.abs(value) / step) * step;

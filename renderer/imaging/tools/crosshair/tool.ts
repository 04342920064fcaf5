import { toPatient } from '../../view/move.ts';
import { reading } from '../../view/reading.ts';
import type { PointerPlace, Tool } from '../tool.ts';

const follow = ({ patient }: PointerPlace): void => reading.set((state) => toPatient(state, patient));

/** All planes, or all stacks of one frame of reference, go to the point under the pointer. */
export const crosshairTool: Tool = {
  name: 'crosshair',
  cursor: 'crosshair',
  start: (at) => {
    follow(at);
    return { move: follow, end: () => undefined, cancel: () => undefined };
  },
};

import { toPatient } from '../../view/move.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool } from '../tool.ts';

const follow = ({ pane, patient }: PointerPlace): void =>
  reading.set((state) => {
    const place = placeOf(state, pane);
    return place ? toPatient(state, patient, place.displaySet) : state;
  });

/** All planes, or all stacks of one frame of reference, go to the point under the pointer. */
export const crosshairTool: Tool = {
  name: 'crosshair',
  cursor: 'crosshair',
  start: (at) => {
    follow(at);
    return { move: follow, end: () => undefined, cancel: () => undefined };
  },
};

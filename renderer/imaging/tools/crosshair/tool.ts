import { toPatient } from '../../view/move.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { PointerPlace, Tool } from '../tool.ts';
import { grabLine } from './grab-line.ts';

const follow = ({ pane, patient }: PointerPlace): void =>
  reading.set((state) => {
    const place = placeOf(state, pane);
    return place ? toPatient(state, patient, place.displaySet) : state;
  });

/** All planes, or all stacks of one frame of reference, go to the point under the pointer; a line's end turns the planes. */
export const crosshairTool: Tool = {
  name: 'crosshair',
  cursor: 'crosshair',
  start: (at) => {
    const turn = grabLine(at);
    if (!turn) follow(at);
    return { move: turn ?? follow, end: () => undefined, cancel: () => undefined };
  },
};

import type { Action } from '../../ui/action.ts';
import { addBox, chosenMarks, heldMark, holdCorner, holdNext, moveHeld } from './move-held.ts';
import { onImages } from './when.ts';

const withMarks = (): true | string => (chosenMarks() ? true : 'imaging.needs.marks');
const withHeld = (): true | string => (heldMark() ? true : 'imaging.needs.held');
const withHeldBox = (): true | string => (heldMark()?.handle.kind === 'box' ? true : 'imaging.needs.held-box');
const withChosenBoxes = (): true | string =>
  chosenMarks()?.geometry.kind === 'pixel-boxes' ? true : 'imaging.needs.box-finding';

const row = (name: string, keys: readonly string[], rest: Pick<Action, 'when' | 'run'>): Action => ({
  ...onImages,
  id: `imaging.mark-${name}`,
  label: `imaging.mark.${name}`,
  keys,
  ...rest,
});

/** What a model drew on one image, moved by keys: which handle, and where to. The arrow keys alone are rows of moving. */
export const markActions: readonly Action[] = [
  row('next', ['Shift+K'], { when: withMarks, run: () => holdNext(1) }),
  row('previous', ['Alt+K'], { when: withMarks, run: () => holdNext(-1) }),
  row('corner', ['Shift+X'], { when: withHeldBox, run: holdCorner }),
  row('left-ten', ['Shift+ArrowLeft'], { when: withHeld, run: () => void moveHeld([-10, 0]) }),
  row('right-ten', ['Shift+ArrowRight'], { when: withHeld, run: () => void moveHeld([10, 0]) }),
  row('add', ['Insert'], { when: withChosenBoxes, run: addBox }),
];

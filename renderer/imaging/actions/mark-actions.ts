import type { Action, Now } from '../../ui/action.ts';
import { reading } from '../view/reading.ts';
import { addBox, chosenMarks, heldMark, holdCorner, holdNext, moveHeld } from './move-held.ts';
import { addLine, chosenLine, heldLine, holdOtherEnd, moveLine } from './move-line.ts';
import { onImages, withImage } from './when.ts';

const withMarks = (): true | string => (chosenMarks() || chosenLine() ? true : 'imaging.needs.marks');
const withHeld = (): true | string => (heldMark() || heldLine() ? true : 'imaging.needs.held');
const withHeldBox = (): true | string => (heldMark()?.handle.kind === 'box' ? true : 'imaging.needs.held-box');
const hasBoxes = (): boolean => chosenMarks()?.geometry.kind === 'pixel-boxes';
const withTool = (now: Now): true | string =>
  hasBoxes() ? true : reading.get().tool === 'length' ? withImage(now) : 'imaging.needs.box-or-length';

const holdStep = (step: 1 | -1) => (): void => (chosenLine() ? holdOtherEnd() : holdNext(step));
const moveBy = (step: readonly [number, number]) => (): void => void (moveHeld(step) || moveLine(step));

const row = (name: string, keys: readonly string[], rest: Pick<Action, 'when' | 'run'>): Action => ({
  ...onImages,
  id: `imaging.mark-${name}`,
  label: `imaging.mark.${name}`,
  keys,
  ...rest,
});

/** What a model drew on one image and own lengths, moved by keys: which handle, and where to. The arrow keys alone are rows of moving. */
export const markActions: readonly Action[] = [
  row('next', ['Shift+K'], { when: withMarks, run: holdStep(1) }),
  row('previous', ['Alt+K'], { when: withMarks, run: holdStep(-1) }),
  row('corner', ['Shift+X'], { when: withHeldBox, run: holdCorner }),
  row('left-ten', ['Shift+ArrowLeft'], { when: withHeld, run: moveBy([-10, 0]) }),
  row('right-ten', ['Shift+ArrowRight'], { when: withHeld, run: moveBy([10, 0]) }),
  row('add', ['Insert'], { when: withTool, run: () => (hasBoxes() ? addBox() : addLine()) }),
];

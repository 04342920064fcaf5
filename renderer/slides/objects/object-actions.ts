import { CirclePlus, PenLine } from 'lucide-react';
import type { Action } from '../../ui/action.ts';
import { chooseTool } from '../tools/choose-tool.ts';
import { row } from '../row.ts';
import { slidesView } from '../slides-view.ts';
import { chooseNext } from './choose-object.ts';
import { cutChosen, joinChosen, resizeCircle } from './correct-objects.ts';
import { chosenObjects, objectsView } from './objects-view.ts';

const withObjects = (): true | string => (objectsView.get().sets.length > 0 ? true : 'slides.needs-objects');
const withChosen = (): true | string => (chosenObjects() ? true : 'slides.needs-chosen');
const withCircle = (): true | string => (slidesView.get().tool === 'circle' ? withObjects() : 'slides.needs-circle');

/** Correcting single nuclei of a finding. Taking one out is the page's `remove`; Enter is its `point`. */
export const objectActions: readonly Action[] = [
  row('circle', { keys: ['C'], icon: CirclePlus, when: withObjects, run: chooseTool('circle') }),
  row('nucleus', { keys: ['D'], icon: PenLine, when: withObjects, run: chooseTool('nucleus') }),
  row('next-nucleus', { keys: ['.'], when: withObjects, run: () => chooseNext(1) }),
  row('previous-nucleus', { keys: [','], when: withObjects, run: () => chooseNext(-1) }),
  row('join', { keys: ['J'], when: withChosen, run: joinChosen }),
  row('cut', { keys: ['Shift+J'], when: withChosen, run: cutChosen }),
  row('larger-circle', { keys: [')'], when: withCircle, run: () => resizeCircle(1.15) }),
  row('smaller-circle', { keys: ['('], when: withCircle, run: () => resizeCircle(1 / 1.15) }),
];

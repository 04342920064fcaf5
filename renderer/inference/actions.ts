import { Cpu } from 'lucide-react';
import { caseView } from '../app/api/case-view.ts';
import type { Action, Now } from '../ui/action.ts';
import { runState, stopRun } from './run-state.ts';

const shared = { group: 'inference.group', pages: ['images'] } as const;

const withImage = (now: Now): true | string => {
  if (!now.studyUid) return 'action.needs-study';
  return caseView.get().displaySet ? true : 'inference.no-image';
};
const whileRunning = (): true | string => (runState.get().run.status === 'running' ? true : 'inference.not-running');

export const inferenceActions: readonly Action[] = [
  {
    ...shared,
    id: 'inference.run',
    label: 'inference.run',
    keys: ['M'],
    icon: Cpu,
    when: withImage,
    run: () => caseView.set((view) => ({ ...view, isRunShown: !view.isRunShown })),
  },
  { ...shared, id: 'inference.stop', label: 'inference.stop', keys: ['Shift+M'], when: whileRunning, run: stopRun },
];

import { Cpu, ListVideo, Pause } from 'lucide-react';
import { caseView } from '../app/api/case-view.ts';
import type { Action, Now } from '../ui/action.ts';
import { always } from '../ui/action.ts';
import { batchView, pauseOrGoOn } from './batch/batch-view.ts';
import { runState, stopRun } from './panel/run-state.ts';

const shared = { group: 'inference.group', pages: ['images', 'slides'] } as const;

const withImage = (now: Now): true | string => {
  if (!now.studyUid) return 'action.needs-study';
  return caseView.get().displaySet ? true : 'inference.no-image';
};
const whileRunning = (): true | string => (runState.get().run.status === 'running' ? true : 'inference.not-running');

const withOpenBatch = (): true | string => {
  const state = batchView.get().shown?.state;
  return state === 'running' || state === 'paused' || state === 'waiting' ? true : 'inference.no-batch';
};

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
  {
    ...shared,
    id: 'inference.batch',
    label: 'inference.batch',
    pages: ['worklist', 'ledger', 'journal'],
    keys: ['M'],
    icon: ListVideo,
    when: always,
    run: ({ go }) => go({ page: 'batch' }),
  },
  {
    ...shared,
    id: 'inference.batch-pause',
    label: 'inference.batch-pause',
    pages: ['batch'],
    keys: ['P'],
    icon: Pause,
    when: withOpenBatch,
    run: pauseOrGoOn,
  },
];

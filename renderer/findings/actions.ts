import { CircleCheck, CircleX, Columns2, ListChecks } from 'lucide-react';
import { caseView } from '../app/api/case-view.ts';
import type { Action } from '../ui/action.ts';
import { always } from '../ui/action.ts';
import { toggleCompare } from './compare/compare-view.ts';
import { decideFinding } from './decide-finding.ts';
import { findingsView, undecided } from './findings-view.ts';
import { nextUndecided } from './in-order.ts';
import { endLook, isReceivedWaiting } from './look/own-look.ts';

const shared = { group: 'findings.group', pages: ['images', 'slides'] } as const;

const withOpen = (): true | string =>
  isReceivedWaiting() || findingsView.get().list.some(({ status }) => status === 'proposed')
    ? true
    : 'findings.nothing-open';
const withChosen = (): true | string => (undecided() ? true : 'findings.nothing-chosen');

const go = (step: 1 | -1) => (): void => {
  const { studyUid, list, focus, onFocus } = findingsView.get();
  const next = nextUndecided(list, focus, step);
  if (studyUid) endLook(studyUid, list);
  if (next) onFocus(next.id);
};

const accept = async (): Promise<void> => {
  const finding = undecided();
  if (finding) await decideFinding(finding.id, 'accepted', null);
};

const askReason = (): void => findingsView.set((view) => ({ ...view, rejecting: view.focus }));

export const findingsActions: readonly Action[] = [
  { ...shared, id: 'findings.next', label: 'findings.next', keys: ['N'], when: withOpen, run: go(1) },
  { ...shared, id: 'findings.previous', label: 'findings.previous', keys: ['Shift+N'], when: withOpen, run: go(-1) },
  {
    ...shared,
    id: 'findings.accept',
    label: 'findings.accept',
    keys: ['Y'],
    icon: CircleCheck,
    when: withChosen,
    run: accept,
  },
  {
    ...shared,
    id: 'findings.reject',
    label: 'findings.reject',
    keys: ['X'],
    icon: CircleX,
    when: withChosen,
    run: askReason,
  },
  {
    id: 'findings.ledger',
    label: 'findings.ledger',
    group: 'app.group.everywhere',
    pages: 'all',
    keys: [],
    icon: ListChecks,
    when: always,
    run: ({ go: to }) => to({ page: 'ledger' }),
  },
  {
    ...shared,
    pages: ['images'],
    id: 'findings.compare',
    label: 'findings.compare',
    keys: ['Shift+Y'],
    icon: Columns2,
    when: () => (caseView.get().isAiShown ? true : 'findings.look-first'),
    run: toggleCompare,
  },
];

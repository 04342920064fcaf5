import { FlaskConical, FolderOpen, Lock, Redo2, Save, ScrollText, Search, Undo2 } from 'lucide-react';
import { api } from '../app/api/api.ts';
import { lockHere } from '../app/api/window/lock-here.ts';
import type { Action, Now } from '../ui/action.ts';
import { always, withStudy } from '../ui/action.ts';
import { showToast } from '../ui/dialog/toasts.tsx';
import { t } from '../ui/text/t.ts';
import { openSample } from './open-sample.ts';
import { chosenStudy, isOfSlides, step } from './worklist/list/worklist-view.ts';
import { searchId } from './worklist/search/search-studies.tsx';

const list = { group: 'library.group.list', pages: ['worklist'] } as const;
const everywhere = { group: 'app.group.everywhere', pages: 'all' } as const;

const withChosen = (): true | string => (chosenStudy() ? true : 'library.nothing-chosen');

const open = ({ go }: Now): void => {
  const studyUid = chosenStudy();
  if (studyUid) go({ page: isOfSlides() ? 'slides' : 'images', studyUid });
};

const stepBack =
  (way: 'undo' | 'redo') =>
  async ({ subject }: Now): Promise<void> => {
    if (subject) await api.library[way]({ subject });
  };

const focusSearch = (): void => document.querySelector<HTMLInputElement>(`#${searchId} input`)?.focus();

export const libraryActions: readonly Action[] = [
  {
    id: 'library.search',
    label: 'library.action.search',
    ...list,
    keys: ['/', 'Ctrl+F'],
    icon: Search,
    when: always,
    run: focusSearch,
  },
  {
    id: 'library.next-study',
    label: 'library.action.next',
    ...list,
    keys: ['ArrowDown'],
    when: withChosen,
    run: () => step(1),
  },
  {
    id: 'library.previous-study',
    label: 'library.action.previous',
    ...list,
    keys: ['ArrowUp'],
    when: withChosen,
    run: () => step(-1),
  },
  {
    id: 'library.page-down',
    label: 'library.action.page-down',
    ...list,
    keys: ['PageDown'],
    when: withChosen,
    run: () => step(20),
  },
  {
    id: 'library.page-up',
    label: 'library.action.page-up',
    ...list,
    keys: ['PageUp'],
    when: withChosen,
    run: () => step(-20),
  },
  {
    id: 'library.first-study',
    label: 'library.action.first',
    ...list,
    keys: ['Home'],
    when: withChosen,
    run: () => step(-Infinity),
  },
  {
    id: 'library.last-study',
    label: 'library.action.last',
    ...list,
    keys: ['End'],
    when: withChosen,
    run: () => step(Infinity),
  },
  {
    id: 'library.open',
    label: 'library.action.open',
    ...list,
    keys: ['Enter'],
    icon: FolderOpen,
    when: withChosen,
    run: open,
  },
  {
    id: 'library.open-sample',
    label: 'library.open-sample',
    ...list,
    keys: [],
    icon: FlaskConical,
    when: always,
    run: async ({ go }) => {
      const studyUid = await openSample();
      if (studyUid) go({ page: 'images', studyUid });
    },
  },
  {
    id: 'library.undo',
    label: 'library.action.undo',
    ...everywhere,
    keys: ['Ctrl+Z'],
    icon: Undo2,
    when: withStudy,
    run: stepBack('undo'),
  },
  {
    id: 'library.redo',
    label: 'library.action.redo',
    ...everywhere,
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    icon: Redo2,
    when: withStudy,
    run: stepBack('redo'),
  },
  {
    id: 'library.save',
    label: 'library.action.save',
    ...everywhere,
    keys: ['Ctrl+S'],
    icon: Save,
    when: always,
    run: () => showToast({ text: t('library.saved') }),
  },
  {
    id: 'library.journal',
    label: 'library.action.journal',
    ...everywhere,
    keys: [],
    icon: ScrollText,
    when: always,
    run: ({ go }) => go({ page: 'journal' }),
  },
  {
    id: 'library.lock',
    label: 'library.action.lock',
    ...everywhere,
    keys: [],
    icon: Lock,
    when: always,
    run: ({ page, studyUid }) => lockHere({ page, studyUid }),
  },
];

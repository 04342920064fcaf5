import { CircleHelp, LayoutList, Search, Settings } from 'lucide-react';
import { dicomActions } from '../dicom/actions.ts';
import { findingsActions } from '../findings/actions.ts';
import { genomeActions } from '../genome/actions.ts';
import { imagingActions } from '../imaging/actions.ts';
import { inferenceActions } from '../inference/actions.ts';
import { libraryActions } from '../library/actions.ts';
import { reportActions } from '../report/actions.ts';
import { riskActions } from '../risk/actions.ts';
import { slidesActions } from '../slides/actions.ts';
import type { Action } from '../ui/action.ts';
import { always, withStudy } from '../ui/action.ts';
import { nextRegion } from './keys/next-region.ts';
import { casePages } from './pages.ts';
import { go, goInCase, show } from './view/view.ts';

const group = 'app.group.everywhere';

const appActions: readonly Action[] = [
  {
    id: 'app.palette',
    label: 'app.palette',
    group,
    pages: 'all',
    keys: ['Ctrl+K'],
    icon: Search,
    when: always,
    run: () => show('palette'),
  },
  {
    id: 'app.help',
    label: 'app.help',
    group,
    pages: 'all',
    keys: ['?', 'F1'],
    icon: CircleHelp,
    when: always,
    run: () => show('help'),
  },
  {
    id: 'app.worklist',
    label: 'app.to-worklist',
    group,
    pages: 'all',
    keys: ['F2'],
    icon: LayoutList,
    when: always,
    run: () => go({ page: 'worklist' }),
  },
  {
    id: 'app.settings',
    label: 'app.settings',
    group,
    pages: 'all',
    keys: ['Ctrl+,'],
    icon: Settings,
    when: always,
    run: () => go({ page: 'settings' }),
  },
  {
    id: 'app.region',
    label: 'app.region',
    group,
    pages: 'all',
    keys: ['F6'],
    when: always,
    run: nextRegion,
  },
  ...casePages.map(({ id, label, keys }): Action => ({
    id: `app.page-${id}`,
    label,
    group,
    pages: 'all',
    keys: [keys],
    when: withStudy,
    run: () => goInCase(id),
  })),
];

/** Everything a person can do, in the order of help and palette. */
export const actions: readonly Action[] = [
  ...appActions,
  ...imagingActions,
  ...slidesActions,
  ...findingsActions,
  ...inferenceActions,
  ...libraryActions,
  ...dicomActions,
  ...genomeActions,
  ...riskActions,
  ...reportActions,
];

import type { LibraryStatus } from '../../models/library/contract.ts';
import type { SettingRow } from '../../models/library/settings.ts';
import type { Action } from '../ui/action.ts';
import type { Place } from '../ui/frame/page-props.ts';
import { Journal } from './journal.tsx';
import { Settings } from './settings/settings.tsx';
import { Worklist } from './worklist/worklist.tsx';

export interface LibraryPageProps {
  readonly place: Place;
  readonly status: LibraryStatus;
  readonly go: (place: Place) => void;
  readonly run: (action: string) => void;
  readonly actions: readonly Action[];
  readonly settings: readonly SettingRow[];
}

/** The pages that belong to no single case: worklist, journal, settings. */
export function LibraryPage({ place, status, go, run, actions, settings }: LibraryPageProps) {
  if (place.page === 'settings')
    return <Settings section={place.section ?? 'general'} status={status} rows={settings} actions={actions} go={go} />;
  if (place.page === 'journal') return <Journal />;
  return <Worklist run={run} go={go} />;
}

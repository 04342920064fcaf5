import type { FindingId } from '../../../models/base/ids.ts';
import type { CasePageId, Place } from '../../ui/frame/page-props.ts';
import { isSecondWindow } from '../api/window/window-role.ts';
import { createStore } from '../../ui/store.ts';

/** What the whole window has in view. */
export interface View {
  readonly place: Place;
  readonly focus: FindingId | null;
  readonly overlay: 'palette' | 'help' | null;
}

export const view = createStore<View>({ place: { page: 'worklist' }, focus: null, overlay: null });

/** Goes to a page; a focus named by the place becomes the window's, and leaving a case forgets it. */
export function go(place: Place): void {
  if (isSecondWindow && place.page !== 'images') return; // it never shows another patient than the first window
  view.set((before) => ({ place, focus: focusAt(place, before), overlay: null }));
}

const focusAt = (place: Place, before: View): FindingId | null => {
  if (!('studyUid' in place)) return null;
  const isSameCase = 'studyUid' in before.place && before.place.studyUid === place.studyUid;
  return place.focus ?? (isSameCase ? before.focus : null);
};

/** Another page of the open case; nothing where no case is open. */
export const goInCase = (page: CasePageId): void => {
  const { place } = view.get();
  if ('studyUid' in place) go({ page, studyUid: place.studyUid });
};

export const show = (overlay: View['overlay']): void => view.set((before) => ({ ...before, overlay }));
export const setFocus = (focus: FindingId | null): void => view.set((before) => ({ ...before, focus }));

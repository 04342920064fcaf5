import type { FindingId, StudyUid } from '../../models/base/ids.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { createStore } from '../ui/store.ts';

/** What the panel shows, for the actions: the findings in the order of the list, which is chosen, which is being rejected. */
export interface FindingsView {
  readonly studyUid: StudyUid | null;
  readonly list: readonly Finding[];
  readonly focus: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
  readonly rejecting: FindingId | null;
}

export const findingsView = createStore<FindingsView>({
  studyUid: null,
  list: [],
  focus: null,
  onFocus: () => undefined,
  rejecting: null,
});

/** The chosen finding while it waits for a decision. */
export const undecided = (): Finding | undefined => {
  const { list, focus } = findingsView.get();
  return list.find(({ id, status }) => id === focus && status === 'proposed');
};

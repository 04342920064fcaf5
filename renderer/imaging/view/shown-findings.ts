import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { createStore } from '../../ui/store.ts';

/** The study's findings as the page last heard of them, and the one in focus: what tools and actions work on. */
export const shownFindings = createStore<{
  readonly list: readonly Finding[];
  readonly focus: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
  /** The finding that was chosen on the image itself: the view stays where it is. */
  readonly picked: FindingId | null;
}>({ list: [], focus: null, onFocus: () => undefined, picked: null });

/** The finding in focus, undefined when there is none. */
export const focusedFinding = (): Finding | undefined => {
  const { list, focus } = shownFindings.get();
  return list.find(({ id }) => id === focus);
};

import type { FindingId } from '../../models/base/ids.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { api } from '../app/api/api.ts';
import { tellProblem } from '../ui/message/problem.ts';
import { createStore } from '../ui/store.ts';

/** Findings of the slide shown as the page last heard of them, and the one in focus: what tools and actions work on. */
export const shownFindings = createStore<{
  readonly list: readonly Finding[];
  readonly focus: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
  /** The finding that was chosen or drawn on the slide itself: the view stays where it is. */
  readonly picked: FindingId | null;
}>({ list: [], focus: null, onFocus: () => undefined, picked: null });

/** Chooses a finding from the slide itself. */
export function pick(finding: FindingId): void {
  shownFindings.set((shown) => ({ ...shown, picked: finding }));
  shownFindings.get().onFocus(finding);
}

/** The finding in focus where a person drew it on this slide. */
export function ownFocused(): Finding | undefined {
  const { list, focus } = shownFindings.get();
  return list.find(({ id, by }) => id === focus && by.kind === 'person');
}

/** Takes the own finding in focus away; Undo brings it back. */
export async function removeOwn(): Promise<void> {
  const finding = ownFocused();
  if (!finding) return;
  try {
    await api.findings.remove({ finding: finding.id });
    shownFindings.get().onFocus(null);
  } catch (error) {
    tellProblem(error);
  }
}

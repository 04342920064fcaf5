import { useLayoutEffect } from 'react';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { createStore } from '../../ui/store.ts';

/** The findings of the page shown, as it last heard of them, and the one in focus: what tools and actions work on. */
export const shownFindings = createStore<{
  readonly list: readonly Finding[];
  readonly focus: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
  /** The finding that was chosen or drawn on the image itself: the view stays where it is. */
  readonly picked: FindingId | null;
}>({ list: [], focus: null, onFocus: () => undefined, picked: null });

/** The finding in focus, undefined when there is none. */
export const focusedFinding = (): Finding | undefined => {
  const { list, focus } = shownFindings.get();
  return list.find(({ id }) => id === focus);
};

/** Brings a finding, or none, into focus: for tools and actions at once, for the page with its next drawing. */
export function focusOn(finding: FindingId | null): void {
  shownFindings.set((shown) => ({ ...shown, focus: finding }));
  shownFindings.get().onFocus(finding);
}

/** Chooses a finding from the image itself. */
export function pick(finding: FindingId): void {
  shownFindings.set((shown) => ({ ...shown, picked: finding }));
  focusOn(finding);
}

/** A finding as it is kept now stands at once, so that the next key or drag finds it before the page has read again. */
export function takeUp(kept: Finding): void {
  shownFindings.set((shown) => {
    const isKnown = shown.list.some(({ id }) => id === kept.id);
    const list = isKnown ? shown.list.map((one) => (one.id === kept.id ? kept : one)) : [...shown.list, kept];
    return { ...shown, list };
  });
}

interface Told {
  readonly focus: FindingId | null;
  readonly onFocus: (finding: FindingId | null) => void;
}

/** Tells tools and actions what the page shows. @param list  null while it is read: what was known stays. */
export function useToldFindings(list: readonly Finding[] | null, { focus, onFocus }: Told): void {
  useLayoutEffect(() => {
    if (list) shownFindings.set((shown) => ({ ...shown, list }));
  }, [list]);
  useLayoutEffect(
    () => shownFindings.set(({ list, picked }) => ({ list, focus, onFocus, picked: picked === focus ? picked : null })),
    [focus, onFocus],
  );
}

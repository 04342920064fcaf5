import { useEffect, useRef } from 'react';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';

/**
 * Keeps the keyboard in the list: the button that decided is gone with its decision, and the chosen card takes over. Where the
 * keyboard was elsewhere, on the image above all, nothing is taken from there.
 */
export function useKeptFocus(list: readonly Finding[], focus: FindingId | null): void {
  const isInside = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      isInside.current = target instanceof Element && target.closest('.finding-card') !== null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('.finding-card[aria-current="true"] h3 button')?.focus();
  }, [list, focus]);
}

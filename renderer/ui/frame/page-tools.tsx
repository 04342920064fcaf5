import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The places in the bar that a page may fill: after the case tabs, and before the palette's button. */
export interface BarSlots {
  readonly start: HTMLElement | null;
  readonly end: HTMLElement | null;
}

export const BarSlotsContext = createContext<BarSlots>({ start: null, end: null });

/** Draws a page's own tools in the bar. `start`: what works on the content; `end`: what finishes it. */
export function PageTools({ at, children }: { readonly at: keyof BarSlots; readonly children: ReactNode }) {
  const slot = useContext(BarSlotsContext)[at];
  return slot ? createPortal(children, slot) : null;
}

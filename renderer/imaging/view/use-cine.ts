import { useEffect } from 'react';
import { useStore } from '../../ui/store.ts';
import { peekImage } from '../engine/load-image.ts';
import { scrolled } from './move.ts';
import { placeOf, reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Where the file says nothing of time. */
const usualMs = 100;
/** No screen shows more: what the file wants faster runs at this, and says so. */
const leastMs = 1000 / 60;
/** An image that is not here yet is looked for again. */
const waitMs = 30;

/** How long the image of the active viewport stands in a cine, ms, and whether the file says so. */
export function cineTime(state: Reading): { readonly ms: number; readonly isFromFile: boolean } {
  const place = placeOf(state, state.active);
  const ms = place && !place.pane.plane ? place.displaySet.frames[place.pane.frame]?.durationMs : undefined;
  return { ms: Math.max(ms ?? usualMs, leastMs), isFromFile: ms !== undefined };
}

/**
 * Runs through the images of the active viewport while cine is on, each as long as its file says: round and round. Never
 * past an image that is still being read; a window that is hidden stops it.
 */
export function useCine(): void {
  const isCine = useStore(reading, (state) => state.isCine);
  useEffect(() => {
    if (!isCine) return undefined;
    let timer = setTimeout(step, cineTime(reading.get()).ms);
    function step(): void {
      const isReady = isShownLoaded(reading.get());
      if (isReady) reading.set(nextInRound);
      timer = setTimeout(step, isReady ? cineTime(reading.get()).ms : waitMs);
    }
    const stop = (): void => void (document.hidden && reading.set((state) => ({ ...state, isCine: false })));
    document.addEventListener('visibilitychange', stop);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', stop);
    };
  }, [isCine]);
}

function isShownLoaded(state: Reading): boolean {
  const place = placeOf(state, state.active);
  const frame = place && !place.pane.plane ? place.displaySet.frames[place.pane.frame] : undefined;
  return !frame || frame.problem !== null || peekImage(frame) !== undefined;
}

function nextInRound(state: Reading): Reading {
  const place = placeOf(state, state.active);
  const isLast = place && !place.pane.plane && place.pane.frame === place.displaySet.frames.length - 1;
  return scrolled(state, state.active, isLast ? -place.displaySet.frames.length : 1);
}

import { useEffect } from 'react';
import { useStore } from '../../../ui/store.ts';
import { peekImage } from '../../engine/load-image.ts';
import { scrolled } from '../../view/move.ts';
import { placeOf, reading } from '../../view/reading.ts';
import type { Reading } from '../../view/reading.ts';
import { cineTime } from './cine-time.ts';

/** An image that is not here yet is looked for again. */
const waitMs = 30;

/**
 * Runs through the images of the active viewport while cine is on, each as long as the reader or its file says: round and
 * round. Never past an image that is still being read; a window that is hidden stops it.
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

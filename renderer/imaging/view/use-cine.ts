import { useEffect } from 'react';
import { useStore } from '../../ui/store.ts';
import { scrolled } from './move.ts';
import { placeOf, reading } from './reading.ts';

const perSecond = 10;

/** Runs through the images of the active viewport while cine is on: round and round, never in a hidden window. */
export function useCine(): void {
  const isCine = useStore(reading, (state) => state.isCine);
  useEffect(() => {
    if (!isCine) return undefined;
    const timer = setInterval(() => {
      if (document.hidden) return;
      reading.set((state) => {
        const place = placeOf(state, state.active);
        const isLast = place && !place.pane.plane && place.pane.frame === place.displaySet.frames.length - 1;
        return scrolled(state, state.active, isLast ? -place.displaySet.frames.length : 1);
      });
    }, 1000 / perSecond);
    return () => clearInterval(timer);
  }, [isCine]);
}

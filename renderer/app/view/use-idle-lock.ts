import { useEffect } from 'react';
import { api } from '../api/api.ts';

const minuteMs = 60_000;

/** Locks the library after so many minutes without a key or pointer; never while a job runs. */
export function useIdleLock(minutes: number | null, isBusy: boolean): void {
  useEffect(() => {
    if (minutes === null || isBusy) return undefined;
    const lock = (): void => void api.library.lock({});
    let timer = setTimeout(lock, minutes * minuteMs);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * minuteMs);
    };
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, again, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again);
    };
  }, [minutes, isBusy]);
}

import { useEffect } from 'react';
import type { StudyUid } from '../../../models/base/ids.ts';
import type { PageId } from '../../ui/frame/page-props.ts';
import { api } from '../api/api.ts';
import { lockHere } from '../api/window/lock-here.ts';

const minuteMs = 60_000;
const tellMs = 15_000; // how often the other windows are told at most
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const own = crypto.randomUUID();

/**
 * Locks the library after so many minutes without a key or pointer in any of its windows; jobs that run go on behind the
 * lock.
 */
export function useIdleLock(minutes: number | null, page: PageId, studyUid: StudyUid | null): void {
  useEffect(() => {
    if (minutes === null) return undefined;
    const lock = (): void => void lockHere({ page, studyUid });
    let timer = setTimeout(lock, minutes * minuteMs);
    let told = 0;
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * minuteMs);
    };
    const sign = (): void => {
      again();
      if (Date.now() - told < tellMs) return;
      told = Date.now();
      void api.library.here({ window: own });
    };
    for (const one of signs) window.addEventListener(one, sign, { passive: true });
    const deaf = api.library.touched((by) => void (by.window !== own && again()));
    return () => {
      clearTimeout(timer);
      deaf();
      for (const one of signs) window.removeEventListener(one, sign);
    };
  }, [minutes, page, studyUid]);
}

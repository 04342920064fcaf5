import { useEffect } from 'react';
import type { StudyUid } from '../../../models/base/ids.ts';
import type { PageId } from '../../ui/frame/page-props.ts';
import { lockHere } from '../api/window/lock-here.ts';

const minuteMs = 60_000;

/** Locks the library after so many minutes without a key or pointer; jobs that run go on behind the lock. */
export function useIdleLock(minutes: number | null, page: PageId, studyUid: StudyUid | null): void {
  useEffect(() => {
    if (minutes === null) return undefined;
    const lock = (): void => void lockHere({ page, studyUid });
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
  }, [minutes, page, studyUid]);
}

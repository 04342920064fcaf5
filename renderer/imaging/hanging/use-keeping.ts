import { useEffect } from 'react';
import { api } from '../../app/api/api.ts';
import { isSecondWindow } from '../../app/api/window/window-role.ts';
import { announce } from '../view/announce.ts';
import { reading } from '../view/reading.ts';
import { t } from '../../ui/text/t.ts';
import { keptOf } from './kept.ts';

const quietMs = 700;

/** Keeps how the open study stands: once nothing moves for a moment, and when the page is left. */
export function useKeeping(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = reading.get();
    const keep = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const { studyUid, displaySets } = last;
      if (!studyUid || displaySets.length === 0) return;
      const keepIt = isSecondWindow ? api.imaging.keepSecond : api.imaging.keepReading;
      keepIt({ studyUid, reading: keptOf(last) }).catch(() => announce(t('imaging.said.not-kept')));
    };
    const stop = reading.subscribe(() => {
      const next = reading.get();
      if (timer !== undefined && next.studyUid !== last.studyUid) keep(); // of the study that was left
      last = next;
      clearTimeout(timer);
      timer = setTimeout(keep, quietMs);
    });
    const leave = (): void => void (timer !== undefined && keep());
    window.addEventListener('pagehide', leave);
    return () => {
      stop();
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}

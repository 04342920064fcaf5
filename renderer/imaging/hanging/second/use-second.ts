import { useEffect } from 'react';
import type { StudyUid } from '../../../../models/base/ids.ts';
import type { SecondNews } from '../../../../models/imaging/hanging/second-window.ts';
import { api } from '../../../app/api/api.ts';
import { isSecondWindow, windowId } from '../../../app/api/window/window-role.ts';
import type { PageProps } from '../../../ui/frame/page-props.ts';
import { t } from '../../../ui/text/t.ts';
import { announce } from '../../view/announce.ts';
import { reading } from '../../view/reading.ts';
import { followed, moveOf } from './guest.ts';
import { second } from './second.ts';
import { withReturned } from './split.ts';

/** What goes between this window and the other one of a reading; in the second one also what it shows. */
export function useSecond(studyUid: StudyUid | null, go: PageProps['go']): void {
  useEffect(joinWindows, []);
  useEffect(() => (isSecondWindow ? showWhatIsTold(go) : undefined), []);
  useEffect(() => {
    if (!isSecondWindow && studyUid) void bringAlong(studyUid).catch(() => announce(t('imaging.said.no-second')));
  }, [studyUid]);
}

/** What a person does in a window that makes it the one the other follows. */
const touches = ['pointerdown', 'wheel', 'keydown'] as const;

/**
 * Tells the other window what is moved here, and follows what is moved there; each at most once a round trip. The window
 * that was touched last leads: one that only opens, or is loaded again, moves nothing.
 */
function joinWindows(): () => void {
  let told = '';
  let isTelling = false;
  let isLeading = false;
  const lead = (): void => void (isLeading = true);
  for (const touch of touches) window.addEventListener(touch, lead, true);
  const tell = async (): Promise<void> => {
    if (isTelling || !isLeading || !(isSecondWindow || second.get().isOpen)) return;
    isTelling = true;
    for (let move = moveOf(reading.get()); move; move = moveOf(reading.get())) {
      const text = JSON.stringify(move);
      if (text === told) break;
      told = text;
      await api.imaging.tellMove({ from: windowId, move }).catch(() => undefined); // locked: there is nobody to tell
    }
    isTelling = false;
  };
  const hear = (news: SecondNews): void => {
    if (news.kind === 'opened') second.set((before) => ({ ...before, isOpen: true }));
    if (news.kind === 'closed') {
      second.set((before) => ({ ...before, isOpen: false }));
      const { left } = news;
      if (isSecondWindow || !left?.reading) return;
      const { reading: kept } = left;
      reading.set((state) => (state.studyUid === left.studyUid ? withReturned(state, kept) : state));
    }
    if (news.kind !== 'moved' || news.from === windowId) return;
    isLeading = false;
    const after = followed(reading.get(), news.move);
    told = JSON.stringify(moveOf(after)); // what was only followed is not told back
    reading.set(() => after);
  };
  const stops = [reading.subscribe(() => void tell()), api.imaging.secondNews(hear)];
  return () => {
    for (const touch of touches) window.removeEventListener(touch, lead, true);
    for (const stop of stops) stop();
  };
}

/** The second window goes where it is told, and closes when it is told nothing. */
const showWhatIsTold = (go: PageProps['go']): (() => void) =>
  api.imaging.secondShown((shown) => {
    if (!shown) return window.close();
    second.set((before) => ({ ...before, shown }));
    go({ page: 'images', studyUid: shown.studyUid });
  });

/** The study that is opened here is shown in the second window too; one that was left with a second window brings it back. */
async function bringAlong(studyUid: StudyUid): Promise<void> {
  const kept = await api.imaging.secondOf({ studyUid });
  if (second.get().isOpen) return void (await api.imaging.showSecond(kept ?? { studyUid, reading: null }));
  if (kept && hasSecondDisplay()) await api.imaging.showSecond(kept);
}

/** True where the system says that there is more than one display. */
const hasSecondDisplay = (): boolean => 'isExtended' in screen && screen.isExtended === true;

import type { SecondShown } from '../../../../models/imaging/hanging/second-window.ts';
import { api } from '../../../app/api/api.ts';
import { isSecondWindow } from '../../../app/api/window/window-role.ts';
import { createStore } from '../../../ui/store.ts';
import { t } from '../../../ui/text/t.ts';
import { announce } from '../../view/announce.ts';
import { reading } from '../../view/reading.ts';
import { split } from './split.ts';

/** In the first window: whether there is a second one. In the second: what it was told to show. */
export const second = createStore<{ readonly isOpen: boolean; readonly shown: SecondShown | null }>({
  isOpen: false,
  shown: null,
});

/** Opens a second window with what goes there of this one; one that is open gives its viewports back. */
export function toggleSecond(): void {
  const work = isSecondWindow || second.get().isOpen ? api.imaging.closeSecond({}) : openSecond();
  work.catch(() => announce(t('imaging.said.no-second')));
}

async function openSecond(): Promise<void> {
  const { studyUid } = reading.get();
  if (!studyUid) return;
  const { stays, goes } = split(reading.get());
  await api.imaging.showSecond({ studyUid, reading: goes });
  reading.set(() => stays);
  announce(t('imaging.said.second'));
}

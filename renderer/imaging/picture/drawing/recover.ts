import { findGpuAgain, learn, machine, mostLosses } from '../../../app/api/machine.ts';
import { showToast } from '../../../ui/dialog/toasts.tsx';
import { t } from '../../../ui/text/t.ts';

/** When it is looked for again, ms after the loss and after the look before. */
const waitsMs = [1500, 10_000];
/** A loss longer ago says nothing of the driver: a machine that slept loses it, too. */
const latelyMs = 10 * 60 * 1000;
let lately: readonly number[] = [];

/**
 * The graphics processor was lost, with all that lay on it. The processor draws what is on screen meanwhile; once there is
 * one again it is taken up, unless it was lost too often of late.
 */
export function noteLoss(): void {
  const now = performance.now();
  lately = [...lately.filter((at) => now - at < latelyMs), now];
  learn({ losses: lately.length, isLost: true });
  showToast({ text: t(lately.length < mostLosses ? 'imaging.drawing.lost' : 'imaging.drawing.lost-often') });
  if (lately.length < mostLosses) void comeBack();
}

async function comeBack(): Promise<void> {
  for (const ms of waitsMs) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    if ((await findGpuAgain()) === null) continue;
    learn({ isLost: false });
    if (machine.get().drawing === 'gpu') showToast({ text: t('imaging.drawing.back') });
    return;
  }
}

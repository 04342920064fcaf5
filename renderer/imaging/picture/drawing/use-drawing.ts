import { useEffect } from 'react';
import type { SettingRow } from '../../../../models/library/settings.ts';
import { api } from '../../../app/api/api.ts';
import { adapterOf, findGpu, learn, machine } from '../../../app/api/machine.ts';
import type { DrawingTimes, DrawingWish, FoundGpu } from '../../../app/api/machine.ts';
import { useStore } from '../../../ui/store.ts';

const wishes: readonly DrawingWish[] = ['automatic', 'cpu', 'gpu'];

/** Follows the person's choice; looks for a graphics processor, and measures it where nobody did with this driver. */
export function useDrawing(settings: readonly SettingRow[]): void {
  const wished = settings.find(({ key }) => key === 'display.drawing')?.value;
  useEffect(() => learn({ wish: wishes.find((wish) => wish === wished) ?? 'automatic' }), [wished]);
  const isAsked = useStore(machine, ({ isMeasureAsked }) => isMeasureAsked);
  useEffect(() => {
    let isHere = true;
    const settle = (times: DrawingTimes | null): void => {
      if (isHere) learn({ times, isMeasureAsked: false });
    };
    findGpu()
      .then((gpu) => timesOf(gpu, isAsked))
      .then(settle, () => settle(null)); // locked meanwhile, or not to be measured: the processor draws
    return () => {
      isHere = false;
    };
  }, [isAsked]);
}

/** What is known of a step on either way, measured now where it is not. Null without a graphics processor. */
async function timesOf(gpu: FoundGpu, isAnew: boolean): Promise<DrawingTimes | null> {
  if (gpu === null) return null;
  const adapter = adapterOf(gpu);
  const known = isAnew ? null : await api.imaging.drawingTimes({ adapter });
  if (known) return known;
  if (!isAnew) await quiet();
  const { measureDrawing } = await import('../gpu/measure-drawing.ts');
  const times = await measureDrawing();
  await api.imaging.keepDrawingTimes({ adapter, times });
  return times;
}

/** Waits until the window has nothing to do: the first measurement takes a second of it. */
const quiet = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));

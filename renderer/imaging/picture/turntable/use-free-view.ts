import { useEffect, useRef, useState } from 'react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import type { PlaneAxes } from '../../../../models/imaging/view/fit-view.ts';
import type { TurntablePreset } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { openVolume } from '../../engine/open-volume.ts';
import type { FreeViewAsk, MadePicture } from './turntable-messages.ts';

/** Pixels of a picture's side: while it turns, and once it stands. */
const sides = { turning: 150, still: 480 } as const;
const stillAfterMs = 200;

interface Thread {
  readonly worker: Worker;
  isReady: boolean; // it has the volume
  asked: PlaneAxes | null; // what it is at
}

/** A picture from any side: coarse while it is turned, of those wanted meanwhile only the newest; fine once it stands. */
export function useFreeView(
  displaySet: DisplaySet,
  preset: TurntablePreset | undefined,
  axes: PlaneAxes | null,
): MadePicture | undefined {
  const [picture, setPicture] = useState<MadePicture>();
  const thread = useRef<Thread | null>(null);
  const wanted = useRef<{ readonly axes: PlaneAxes; readonly side: number } | null>(null);
  const isFree = axes !== null;
  const ask = (): void => {
    const [at, want] = [thread.current, wanted.current];
    if (!at?.isReady || at.asked || !want) return;
    wanted.current = null;
    at.asked = want.axes;
    at.worker.postMessage({ kind: 'view', ...want } satisfies FreeViewAsk);
  };
  useEffect(() => {
    if (!isFree || !preset) return undefined;
    const worker = new Worker(new URL('./free-view.worker.ts', import.meta.url), { type: 'module', name: 'free view' });
    const own: Thread = { worker, isReady: false, asked: null };
    thread.current = own;
    worker.addEventListener('message', ({ data }: MessageEvent<MadePicture>) => {
      own.asked = null;
      setPicture(data);
      ask();
    });
    const { volume, stopListening } = openVolume(displaySet, () => undefined);
    volume.then(
      ({ voxels, geometry }) => {
        worker.postMessage({ kind: 'volume', voxels, geometry, preset } satisfies FreeViewAsk);
        own.isReady = true;
        ask();
      },
      () => undefined, // the turntable's own pictures say why
    );
    return () => {
      stopListening();
      worker.terminate();
      thread.current = null;
      setPicture(undefined);
    };
  }, [displaySet, preset, isFree]);
  useEffect(() => {
    if (!axes) return undefined;
    wanted.current = { axes, side: sides.turning };
    ask();
    const timer = setTimeout(() => {
      wanted.current = { axes, side: sides.still };
      ask();
    }, stillAfterMs);
    return () => clearTimeout(timer);
  }, [axes, preset, displaySet]);
  return isFree ? picture : undefined;
}

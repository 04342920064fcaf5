import { useEffect, useRef, useState } from 'react';
import { AppError, isAppError } from '../../../../models/base/app-error.ts';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { turntableOrder } from '../../../../models/imaging/view/turntable/turntable-picture.ts';
import { presetsFor } from '../../../../models/imaging/view/turntable/turntable-presets.ts';
import { openVolume } from '../../engine/open-volume.ts';
import type { TurntableMade, TurntableStart } from './turntable-messages.ts';

type Pictures = ReadonlyMap<number, TurntableMade>;

export interface MadePictures {
  readonly pictures: Pictures; // by step
  readonly error: AppError | null;
}

const none: Pictures = new Map();

/**
 * The pictures of a volume in a preset, as a thread makes them; those made stay while the turntable stands open. Where
 * `isStopped`, the thread is ended, and goes on with what is lacking when it no longer is.
 */
export function usePictures(displaySet: DisplaySet, preset: number, isStopped: boolean): MadePictures {
  const kept = useRef(new Map<number, Pictures>());
  const [pictures, setPictures] = useState(none);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const made = new Map(kept.current.get(preset) ?? none);
    setPictures(new Map(made));
    const lacking = turntableOrder.filter((step) => !made.has(step));
    const chosen = presetsFor(displaySet.modality)[preset];
    if (isStopped || !chosen || lacking.length === 0) return undefined;
    const thread = new Worker(new URL('./turntable.worker.ts', import.meta.url), { type: 'module', name: 'turntable' });
    thread.addEventListener('message', ({ data }: MessageEvent<TurntableMade>) => {
      made.set(data.step, data);
      const now = new Map(made);
      kept.current.set(preset, now);
      setPictures(now);
    });
    const { volume, stopListening } = openVolume(displaySet, () => undefined);
    let isWanted = true;
    volume.then(
      ({ voxels, geometry }) => {
        const start: TurntableStart = { voxels, geometry, preset: chosen, steps: lacking };
        if (isWanted) thread.postMessage(start);
      },
      (reason: unknown) =>
        isWanted && setError(isAppError(reason) ? reason : new AppError('imaging.decode-failed', {}, reason)),
    );
    return () => {
      isWanted = false;
      stopListening();
      thread.terminate();
    };
  }, [displaySet, preset, isStopped]);
  return { pictures, error };
}

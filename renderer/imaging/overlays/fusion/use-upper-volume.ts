import { useEffect, useState } from 'react';
import type { DisplaySet } from '../../../../models/imaging/display-set.ts';
import { percentilesOf } from '../../../../models/imaging/view/turntable/percentiles.ts';
import { openVolume } from '../../engine/open-volume.ts';
import type { LoadedVolume } from '../../engine/load-volume.ts';

/** The volume that is laid over others; `top` is where its brightest hundredth begins, in the unit of the modality. */
export type UpperVolume =
  | { readonly status: 'ready'; readonly volume: LoadedVolume; readonly top: number }
  | { readonly status: 'loading' }
  | { readonly status: 'failed' };

/** Loads the volume of a display set, shared with whoever shows it. */
export function useUpperVolume(over: DisplaySet): UpperVolume {
  const [state, setState] = useState<{ readonly of: DisplaySet; readonly value: UpperVolume } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const settle = (value: UpperVolume): void => void (isWanted && setState({ of: over, value }));
    const { volume, stopListening } = openVolume(over, () => undefined);
    volume.then(
      (loaded) => settle({ status: 'ready', volume: loaded, top: percentilesOf(loaded.voxels, [99])[0] ?? 1 }),
      () => settle({ status: 'failed' }),
    );
    return () => {
      isWanted = false;
      stopListening();
    };
  }, [over]);
  return state?.of === over ? state.value : { status: 'loading' };
}

import type { Frame } from '../display-set.ts';
import type { ShownWindow } from '../shown.ts';
import { reachWindow } from './reach-window.ts';
import type { LookUp, Tone } from './tone.ts';

/** The lookup tables of one image, read from its file. */
export interface FrameTables {
  readonly modality: LookUp | null;
  readonly voi: LookUp | null; // what it opens with
  readonly vois?: readonly LookUp[] | undefined; // all there are to choose, in the order of the file
  readonly colors?: LookUp | null | undefined; // of a supplemental palette
}

/**
 * How a grey frame opens: its first window, else its VOI table, else from its least to its greatest value; turned around
 * where it is MONOCHROME1.
 *
 * @param values  of the frame, as stored. Total.
 */
export function toneOfFrame(
  frame: Frame,
  values: ArrayLike<number>,
  { modality, voi, colors }: FrameTables,
): { readonly tone: Tone; readonly window: ShownWindow } {
  const { slope, intercept, photometric } = frame.pixels;
  const isTurned = photometric === 'MONOCHROME1';
  const base = { slope, intercept, modality, isTurned, padding: frame.padding ?? null, colors };
  const [stated] = frame.windows;
  if (!stated && voi)
    return { tone: { ...base, voi }, window: { function: 'table', center: null, width: null, origin: 'file' } };
  const chosen = stated ?? reachWindow(values, base);
  const { center, width } = chosen;
  return {
    tone: { ...base, voi: chosen },
    window: { function: chosen.function ?? 'linear', center, width, origin: stated ? 'file' : 'reach' },
  };
}

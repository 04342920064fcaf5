import { greyLevel } from '../../../models/imaging/tone/grey-levels.ts';
import type { Tone } from '../../../models/imaging/tone/tone.ts';

const probes = 64;

/**
 * Whether nothing of an image is to be seen though its values differ: every one of them is black, or every one white.
 *
 * @param reach  its lowest and highest stored value. @returns null where something is to be seen, or nothing could be: one
 *   value alone. Looks at 65 values from one end to the other, so that a table need not rise. Total.
 */
export function blankWindow(
  { low, high }: { readonly low: number; readonly high: number },
  tone: Tone,
): 'black' | 'white' | null {
  if (high <= low) return null;
  const plain = { ...tone, padding: null }; // what stands for no tissue is black in any case
  let isBlack = true;
  let isWhite = true;
  for (let i = 0; i <= probes; i++) {
    const level = greyLevel(low + ((high - low) * i) / probes, plain);
    isBlack &&= level === 0;
    isWhite &&= level === 255;
  }
  return isBlack ? 'black' : isWhite ? 'white' : null;
}

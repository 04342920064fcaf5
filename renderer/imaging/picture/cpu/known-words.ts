import { greyLevel } from '../../../../models/imaging/tone/grey-levels.ts';
import { colorOf } from '../../../../models/imaging/tone/supplemental-colors.ts';
import type { Tone } from '../../../../models/imaging/tone/tone.ts';
import { sameTone } from './same-tone.ts';

const most = 65_536;

/** RGBA words (little endian) of whole stored values in one tone; what one image needed is there for the next. */
export class KnownWords {
  readonly words = new Uint32Array(most);
  /** The value whose word stands first. */
  from = 0;
  #beyond = 0; // the value behind the last that is known
  #tone: Tone | undefined;

  /** Makes sure of the values from `low` to `high`. @returns false where that is more work than asking for each of `pixels`. */
  know(
    tone: Tone,
    { low, high, pixels }: { readonly low: number; readonly high: number; readonly pixels: number },
  ): boolean {
    if (this.#tone && sameTone(this.#tone, tone) && low >= this.from && high < this.#beyond) return true;
    const count = high - low + 1;
    if (count > most || count > pixels) return false;
    for (let i = 0; i < count; i++) this.words[i] = toneWord(low + i, tone);
    this.from = low;
    this.#beyond = high + 1;
    this.#tone = tone;
    return true;
  }
}

/** A stored value in a tone: an opaque grey, or its colour. */
export const toneWord = (stored: number, tone: Tone): number =>
  0xff000000 | (colorOf(stored, tone.colors) ?? greyLevel(stored, tone) * 0x010101);

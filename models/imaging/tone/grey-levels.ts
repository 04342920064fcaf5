import { shownLevel } from '../voi.ts';
import { lookUp } from './look-up.ts';
import type { Tone } from './tone.ts';

/**
 * Stored values as grey levels.
 *
 * @param values  one frame, one sample a pixel; a value that is no number is black.
 * @returns one byte a pixel, 0 black … 255 white.
 * @source  DICOM PS3.3 C.11.1, C.11.2, C.7.6.3.1.2, C.7.5.1.1.2. Total.
 */
export function greyLevels(values: ArrayLike<number>, tone: Tone): Uint8Array<ArrayBuffer> {
  const levels = new Uint8Array(values.length);
  const known = knownLevels(values, tone);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    levels[i] = known ? (known.levels[value - known.least] ?? 0) : greyLevel(value, tone);
  }
  return levels;
}

/** The level of one stored value, 0 … 255, rounded. Total. */
export function greyLevel(stored: number, { slope, intercept, modality, voi, padding, isTurned }: Tone): number {
  if (Number.isNaN(stored) || (padding && stored >= padding.from && stored <= padding.to)) return 0;
  const value = modality ? lookUp(stored, modality) : stored * slope + intercept;
  const level = 'entries' in voi ? (lookUp(value, voi) / voi.top) * 255 : shownLevel(value, voi);
  return Math.trunc((isTurned ? 255 - level : level) + 0.5);
}

interface KnownLevels {
  readonly least: number;
  readonly levels: Uint8Array;
}

/** The level of every value there can be, where that is less work than asking for each pixel. */
function knownLevels(values: ArrayLike<number>, tone: Tone): KnownLevels | undefined {
  const reach =
    values instanceof Uint8Array
      ? [0, 255]
      : values instanceof Int8Array
        ? [-128, 127]
        : values instanceof Uint16Array
          ? [0, 65_535]
          : values instanceof Int16Array
            ? [-32_768, 32_767]
            : undefined;
  const [least = 0, most = 0] = reach ?? [];
  if (!reach || values.length < most - least) return undefined;
  return { least, levels: Uint8Array.from({ length: most - least + 1 }, (_, i) => greyLevel(least + i, tone)) };
}

import type { Voi } from '../display-set.ts';
import { lookUp } from './look-up.ts';
import type { LookUp, Tone } from './tone.ts';

/**
 * The window from the least to the greatest value of a frame, for one that states none: the least is black, the greatest
 * white, whatever unit they are in.
 *
 * @param values  as stored. @param padding  stored values that stand for no tissue, both ends included: they do not count.
 * @returns in the unit of the modality; a width above 0 even where all values are one. Total.
 */
export function reachWindow(
  values: ArrayLike<number>,
  tone: Pick<Tone, 'slope' | 'intercept' | 'modality'>,
  padding: { readonly from: number; readonly to: number } | null,
): Voi {
  const { slope, intercept, modality } = tone;
  const [low, high] = reachOf(values, padding) ?? reachOf(values, null) ?? [0, 0];
  const ends = modality ? tableEnds(modality, [low, high]) : [low * slope + intercept, high * slope + intercept];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return { width: most - least || 1, center: (least + most) / 2, label: null, function: 'linear-exact' };
}

function reachOf(
  values: ArrayLike<number>,
  padding: { readonly from: number; readonly to: number } | null,
): readonly [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (padding && value >= padding.from && value <= padding.to) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** A table need not rise: its ends over a range are found by looking. */
function tableEnds(table: LookUp, [low, high]: readonly [number, number]): readonly number[] {
  let [least, most] = [Infinity, -Infinity];
  for (let value = low; value <= high; value++) {
    const entry = lookUp(value, table);
    least = Math.min(least, entry);
    most = Math.max(most, entry);
  }
  return [least, most];
}

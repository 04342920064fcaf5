import type { Voi } from '../display-set.ts';
import { lookUp } from './look-up.ts';
import type { LookUp, Tone } from './tone.ts';

/**
 * The window from the least to the greatest value of a frame, for one that states none: the least is black, the greatest
 * white, whatever unit they are in.
 *
 * @param values  as stored; what is no number does not count.
 * @returns in the unit of the modality; a width above 0 even where all values are one: that one is black. Total.
 */
export function reachWindow(
  values: ArrayLike<number>,
  { slope, intercept, modality }: Pick<Tone, 'slope' | 'intercept' | 'modality'>,
): Voi {
  const { low, high } = reachOf(values);
  const ends = modality ? tableEnds(modality, low, high) : [low * slope + intercept, high * slope + intercept];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const width = most - least || 1;
  return { width, center: least + width / 2, label: null, function: 'linear-exact' };
}

/** Lowest and highest value; what is no number, or without end, does not count. 0 and 0 where nothing counts. Total. */
export function reachOf(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < low && value > -Infinity) low = value;
    if (value > high && value < Infinity) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** A table need not rise: its ends over a range are found by looking, at its own entries only: beyond them it is level. */
function tableEnds(table: LookUp, low: number, high: number): readonly number[] {
  const last = table.first + table.entries.length - 1;
  const inside = (value: number): number => Math.min(Math.max(value, table.first), last);
  let [least, most] = [Infinity, -Infinity];
  for (let value = inside(low); value <= inside(high); value++) {
    const entry = lookUp(value, table);
    least = Math.min(least, entry);
    most = Math.max(most, entry);
  }
  return [least, most];
}

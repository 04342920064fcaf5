import { channelOf } from '../../flat/operators/flat-image.ts';
import type { FlatImage } from '../../flat/operators/flat-image.ts';

/** A few numbers that tell images of one kind from others; `name` as a reader reads it. */
export interface Described {
  readonly key: string;
  readonly name: string;
  readonly value: number;
}

const colours: readonly string[] = ['red', 'green', 'blue'];

/** The value below which a share of the values lies; of sorted values, without interpolation. */
const share = (sorted: Float32Array, part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

/** Mean step from one pixel to the next along the rows: noise and sharpness, and how large things are. */
function stepOf(values: Float32Array, columns: number): number {
  let [sum, count] = [0, 0];
  for (let at = 1; at < values.length; at++) {
    if (at % columns === 0) continue;
    sum += Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0));
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Darkest, middle and brightest part (values that 5, 50, 95 of 100 lie below) and how much neighbours along rows differ. Total. */
export function describeValues(values: Float32Array, columns: number, of: string): readonly Described[] {
  const sorted = values.toSorted();
  const one = (key: string, name: string, value: number): Described => ({
    key: `${key}-${of}`,
    name: `${name}, ${of}`,
    value,
  });
  return [
    one('dark', 'darkest part', share(sorted, 0.05)),
    one('middle', 'middle', share(sorted, 0.5)),
    one('bright', 'brightest part', share(sorted, 0.95)),
    one('step', 'fineness', stepOf(values, columns)),
  ];
}

/**
 * What a network reads, in a few numbers a channel: its darkest, middle and brightest part, and how much neighbours differ.
 *
 * @param image  as the network reads it, before the last standardising step.
 * @returns four numbers a channel, always in the same order. Total.
 */
export function describeImage(image: FlatImage): readonly Described[] {
  return Array.from({ length: image.channels }, (_, channel) => {
    const of = image.channels === 1 ? 'grey' : (colours[channel] ?? `channel ${channel + 1}`);
    return describeValues(channelOf(image, channel), image.columns, of);
  }).flat();
}

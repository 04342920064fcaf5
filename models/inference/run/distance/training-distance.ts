import type { InputStatistics } from '../../card/common.ts';
import { note } from '../../guard.ts';
import type { GuardReason } from '../../guard.ts';
import type { Described } from './describe-image.ts';

export interface TrainingDistance {
  readonly value: number; // in standard deviations of the training images
  readonly farthest: string; // what lies farthest off
}

/**
 * How far an image lies from the training images: the root mean square of how many of their standard deviations each
 * described number is from their mean.
 *
 * @returns null when the statistics describe other numbers. Total.
 */
export function trainingDistance(
  described: readonly Described[],
  { values }: Pick<InputStatistics, 'values'>,
): TrainingDistance | null {
  const apart = described.map(({ key, name, value }) => {
    const known = values[key];
    return { name, z: known ? Math.abs(value - known.mean) / known.sd : NaN };
  });
  if (apart.length === 0 || apart.some(({ z }) => Number.isNaN(z))) return null;
  const [farthest] = apart.toSorted((a, b) => b.z - a.z);
  const value = Math.sqrt(apart.reduce((sum, { z }) => sum + z * z, 0) / apart.length);
  return { value, farthest: farthest?.name ?? '' };
}

/**
 * What stands beside a result about how like the training images this image is; nothing for a pack without statistics:
 * then it cannot be said, which is not the same as near. It warns and refuses nothing: no result was shown to fail there.
 *
 * @param describe  the image or crop in numbers; asked only where there are statistics. Total.
 */
export function distanceNote(
  statistics: InputStatistics | undefined,
  describe: () => readonly Described[],
): readonly GuardReason[] {
  if (!statistics) return [];
  const distance = trainingDistance(describe(), statistics);
  if (!distance) return [];
  const shown = (value: number): number => Number(value.toFixed(1));
  const params = {
    distance: shown(distance.value),
    usual: shown(statistics.usual),
    images: statistics.images,
    farthest: distance.farthest,
  };
  return [note(distance.value > statistics.usual ? 'infer.distance-far' : 'infer.distance', params)];
}

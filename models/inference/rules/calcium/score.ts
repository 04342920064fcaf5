import { voxelMm3 } from '../../../imaging/geometry/patient-from-voxel.ts';
import type { CalciumRule } from '../../card/rule-card.ts';
import { shapeOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { note } from '../../guard.ts';
import type { RuleFound, RuleValue } from '../rule.ts';
import { runsOf } from '../pieces/runs.ts';
import { lesionsOf } from './lesions.ts';

const sumBy = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((sum, one) => sum + of(one), 0);

/** The band a score lies in. Total: the last band has no end. */
export const bandOf = ({ bands }: CalciumRule, score: number): string =>
  (bands.find(({ upTo }) => upTo !== null && score <= upTo + 1e-9) ?? bands.at(-1))?.name ?? '';

/**
 * What a label map of candidates scores. A whole score is given only once no candidate is left unassigned: before that it
 * would be a number that says less than it seems to.
 *
 * @param labels  one byte a voxel on the volume's grid. @returns the map as given, score and volume by artery. Total.
 */
export function scoreCalcium(volume: Volume, labels: Uint8Array, rule: CalciumRule): RuleFound {
  const lesions = lesionsOf(volume, labels, rule);
  const isOf = (label: number): boolean => label !== rule.open && label !== rule.spared;
  const counts = new Uint32Array(256);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const voxel = voxelMm3(volume.geometry);
  const arteries = [...new Set(labels)].filter((label) => label > 0 && isOf(label)).toSorted((a, b) => a - b);
  const values = arteries.flatMap((label): RuleValue[] => [
    {
      key: 'agatston',
      label,
      value: sumBy(lesions, (one) => (one.label === label ? one.score : 0)),
      unit: '{score}',
    },
    { key: 'volume', label, value: (counts[label] ?? 0) * voxel, unit: 'mm3' },
  ]);
  const open = labels.map((label) => (label === rule.open ? 1 : 0));
  const left = runsOf(open, shapeOf(volume.geometry), 'faces').pieces;
  if (left > 0) return { labels, values, notes: [note('infer.calcium-open', { n: left })] };
  const score = sumBy(lesions, (one) => (isOf(one.label) ? one.score : 0));
  const mm3 = sumBy(arteries, (label) => (counts[label] ?? 0) * voxel);
  return {
    labels,
    values: [
      { key: 'agatston', label: null, value: score, unit: '{score}' },
      { key: 'volume', label: null, value: mm3, unit: 'mm3' },
      ...values,
    ],
    notes: [note('infer.calcium-band', { band: bandOf(rule, score) })],
  };
}

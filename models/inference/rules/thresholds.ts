import { voxelMm3 } from '../../imaging/geometry/patient-from-voxel.ts';
import type { ThresholdRule } from '../card/rule-card.ts';
import type { Volume } from '../grid/volume.ts';
import type { RuleFound } from './rule.ts';

/**
 * Labels every voxel whose value lies in a range; of ranges that overlap the first counts.
 *
 * @param inside  one byte a voxel: where to look. @returns mL by label, labels without a voxel left out. Total.
 */
export function labelByRange({ voxels, geometry }: Volume, inside: Uint8Array, { ranges }: ThresholdRule): RuleFound {
  const labels = new Uint8Array(voxels.length);
  const counts = new Float64Array(256);
  for (let at = 0; at < labels.length; at++) {
    if (!inside[at]) continue;
    const value = voxels[at] ?? NaN;
    for (const { label, from, to } of ranges) {
      if (!(value >= from && (to === null || value < to))) continue;
      labels[at] = label;
      counts[label] = (counts[label] ?? 0) + 1;
      break;
    }
  }
  const ml = voxelMm3(geometry) / 1000;
  const values = ranges.flatMap(({ label }) => {
    const count = counts[label] ?? 0;
    return count > 0 ? [{ key: 'volume', label, value: count * ml, unit: 'mL' }] : [];
  });
  return { labels, values, notes: [] };
}

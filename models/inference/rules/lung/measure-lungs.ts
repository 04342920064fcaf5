import { voxelMm3 } from '../../../imaging/geometry/patient-from-voxel.ts';
import type { LungRule } from '../../card/rule-card.ts';
import type { Volume } from '../../grid/volume.ts';
import { note, shown } from '../../guard.ts';
import type { GuardReason } from '../../guard.ts';
import type { RuleFound, RuleValue } from '../rule.ts';
import { findLungs } from './find-lungs.ts';
import type { Lungs } from './find-lungs.ts';

const [lowest, highest] = [-2000, 4000]; // HU: one bin each

/** The whole HU below or at which a share of the counted voxels lies. */
function percentileOf(counts: Uint32Array, total: number, share: number): number {
  let seen = 0;
  for (const [bin, count] of counts.entries()) {
    seen += count;
    if (seen >= total * share) return bin + lowest;
  }
  return highest;
}

function notesOf({ scannerAir, hasAirway, isCut }: Lungs, { scannerAir: rule }: LungRule): GuardReason[] {
  const { value, tolerance } = rule;
  const isOff = scannerAir !== null && Math.abs(scannerAir - value) > tolerance;
  return [
    ...(isCut ? [note('infer.lung-cut')] : []),
    ...(hasAirway ? [] : [note('infer.lung-no-airway')]),
    ...(scannerAir === null ? [note('infer.lung-no-air')] : []),
    ...(isOff ? [note('infer.lung-air', { found: shown(scannerAir), value, tolerance })] : []),
  ];
}

/**
 * Volume and density of the lungs. Voxels at or above the rule's `air` inside the outline (vessels, walls) count to the
 * volume and not to the density.
 *
 * @returns labels: lung, lung below the limit, vessels; values: mL, %, HU. No values where no lung was found. Total.
 * @source  Gevenois et al., Am J Respir Crit Care Med 154:187–192 (1996) for the share below −950 HU.
 */
export function measureLungs(volume: Volume, rule: LungRule, onStep: () => void): RuleFound {
  const { voxels, geometry } = volume;
  const lungs = findLungs(volume, rule, onStep);
  const { mask } = lungs;
  const counts = new Uint32Array(highest - lowest + 1);
  const labels = new Uint8Array(mask.length);
  let [all, counted, low, sum] = [0, 0, 0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) continue;
    all++;
    const value = voxels[at] ?? 0;
    if (value >= rule.air) {
      labels[at] = rule.labels.vessels;
      continue;
    }
    counted++;
    sum += value;
    const isLow = value < rule.below;
    if (isLow) low++;
    labels[at] = isLow ? rule.labels.low : rule.labels.lung;
    const bin = Math.min(Math.max(Math.round(value), lowest), highest) - lowest;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  if (counted === 0) return { labels, values: [], notes: [note('infer.lung-none')] };
  const ml = voxelMm3(geometry) / 1000;
  const percentile = percentileOf(counts, counted, rule.percent / 100);
  const whole = (key: string, value: number, unit: string): RuleValue => ({ key, label: null, value, unit });
  const values = [
    whole('volume', all * ml, 'mL'),
    whole('laa', (low / counted) * 100, '%'),
    whole('percentile', percentile, "[hnsf'U]"),
    whole('percentile-density', percentile + 1000, 'g/L'),
    whole('mean', sum / counted, "[hnsf'U]"),
    { key: 'volume', label: rule.labels.lung, value: (counted - low) * ml, unit: 'mL' },
    { key: 'volume', label: rule.labels.low, value: low * ml, unit: 'mL' },
    { key: 'volume', label: rule.labels.vessels, value: (all - counted) * ml, unit: 'mL' },
  ];
  return { labels, values, notes: notesOf(lungs, rule) };
}

import { voxelMm3 } from '../../imaging/geometry/patient-from-voxel.ts';
import type { GrowRule } from '../card/rule-card.ts';
import { shapeOf } from '../grid/volume.ts';
import type { Triple } from '../grid/volume.ts';
import { note, shown } from '../guard.ts';
import type { Place } from './places.ts';
import type { RuleFound } from './rule.ts';

/** Mean of the voxels at and round a place that share a face, an edge or a corner with it. */
function meanAround(voxels: Float32Array, [slices, rows, columns]: Triple, [s, r, c]: Triple): number {
  let [sum, n] = [0, 0];
  for (let i = Math.max(0, s - 1); i <= Math.min(slices - 1, s + 1); i++)
    for (let j = Math.max(0, r - 1); j <= Math.min(rows - 1, r + 1); j++)
      for (let k = Math.max(0, c - 1); k <= Math.min(columns - 1, c + 1); k++) {
        sum += voxels[(i * rows + j) * columns + k] ?? 0;
        n++;
      }
  return sum / n;
}

/** How far a value may be from the point's, in the image's unit. */
const reachOf = ({ tolerance }: GrowRule, modality: string | null, mean: number): number =>
  tolerance.byModality[modality ?? ''] ?? Math.abs(mean) * tolerance.share;

/**
 * The piece round a point whose values lie near the mean of the point's surroundings (at an edge: near the point's own),
 * joined by faces, within the box.
 *
 * @param tolerance  in the image's unit; null: the card's. @returns mL; a note where the box ended it. Total: a point
 *   outside the block grows nothing.
 */
export function growFrom(
  { volume, inside, seed, region }: Place,
  rule: GrowRule,
  { tolerance, modality }: { readonly tolerance: number | null; readonly modality: string | null },
): RuleFound {
  const { voxels } = volume;
  const shape = shapeOf(volume.geometry);
  const [slices, rows, columns] = shape;
  const labels = new Uint8Array(voxels.length);
  const nothing: RuleFound = { labels, values: [], notes: [] };
  if (!seed) return nothing;
  const start: Triple = [Math.round(seed[0]), Math.round(seed[1]), Math.round(seed[2])];
  if (start.some((at, i) => at < 0 || at >= (region.shape[i] ?? 0))) return nothing;
  const first = (start[0] * rows + start[1]) * columns + start[2];
  const own = voxels[first] ?? NaN;
  const around = meanAround(voxels, shape, start);
  const reach = tolerance ?? reachOf(rule, modality, around);
  const mean = Math.abs(own - around) <= reach ? around : own; // at an edge the surroundings are two things
  const queue = new Int32Array(voxels.length);
  let size = 0;
  let isAtEdge = false;
  const visit = (at: number): void => {
    if (labels[at] || Math.abs((voxels[at] ?? NaN) - mean) > reach) return;
    if (!inside[at]) {
      isAtEdge = true;
      return;
    }
    labels[at] = rule.label;
    queue[size++] = at;
  };
  visit(first);
  for (let next = 0; next < size; next++) {
    const at = queue[next] ?? 0;
    const column = at % columns;
    const row = Math.floor(at / columns) % rows;
    const slice = Math.floor(at / (rows * columns));
    if (column === 0 || row === 0 || slice === 0) isAtEdge = true;
    if (column === columns - 1 || row === rows - 1 || slice === slices - 1) isAtEdge = true;
    if (column > 0) visit(at - 1);
    if (column < columns - 1) visit(at + 1);
    if (row > 0) visit(at - columns);
    if (row < rows - 1) visit(at + columns);
    if (slice > 0) visit(at - rows * columns);
    if (slice < slices - 1) visit(at + rows * columns);
  }
  if (size === 0) return nothing;
  const ml = (size * voxelMm3(volume.geometry)) / 1000;
  return {
    labels,
    values: [{ key: 'volume', label: rule.label, value: ml, unit: 'mL' }],
    notes: [
      note('infer.grow-range', { low: shown(mean - reach), high: shown(mean + reach) }),
      ...(isAtEdge ? [note('infer.grow-edge')] : []),
    ],
  };
}

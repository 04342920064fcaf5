import type { CalciumRule } from '../../card/rule-card.ts';
import { shapeOf, spacingOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { paintRuns, runsOf, sizesOf } from '../pieces/runs.ts';

/** Area of one pixel of an image, mm². Total. */
export const pixelMm2 = ({ geometry }: Pick<Volume, 'geometry'>): number => {
  const [, row, column] = spacingOf(geometry);
  return row * column;
};

/**
 * Voxels that may be calcium: at or above the threshold, in a piece (joined by edges) of at least the least area in its
 * image.
 *
 * @param inside  one byte a voxel: where to look. @returns one byte a voxel, the rule's `open` label. Total.
 * @source  Agatston et al., J Am Coll Cardiol 15:827–832 (1990).
 */
export function findCandidates(volume: Volume, inside: Uint8Array, rule: CalciumRule): Uint8Array {
  const { voxels, geometry } = volume;
  const bright = new Uint8Array(voxels.length);
  for (let at = 0; at < bright.length; at++) if (inside[at] && (voxels[at] ?? 0) >= rule.threshold) bright[at] = 1;
  const shape = shapeOf(geometry);
  const runs = runsOf(bright, shape, 'slice');
  const sizes = sizesOf(runs);
  const least = rule.leastAreaMm2 / pixelMm2(volume);
  const labels = new Uint8Array(voxels.length);
  const valueOf = (piece: number): number => ((sizes[piece] ?? 0) >= least - 1e-9 ? rule.open : 0);
  paintRuns(runs, labels, { columns: shape[2], valueOf });
  return labels;
}

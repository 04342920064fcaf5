import type { CalciumRule } from '../../card/rule-card.ts';
import { shapeOf, spacingOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { runsOf } from '../pieces/runs.ts';
import { pixelMm2 } from './find-candidates.ts';

/** One piece in one image: what a score is summed of. */
export interface Lesion {
  readonly label: number;
  readonly candidate: number; // numbered from 1
  readonly slice: number;
  readonly areaMm2: number;
  readonly greatest: number; // HU
  readonly score: number;
}

/** The weight of a lesion by its greatest HU; 0 below the first step. Total. */
export const weightOf = ({ weights }: CalciumRule, greatest: number): number =>
  weights.reduce((found, { from, weight }) => (greatest >= from ? weight : found), 0);

interface Sum {
  pixels: number;
  greatest: number;
  readonly label: number;
  readonly candidate: number;
  readonly slice: number;
}

/**
 * Every lesion of a label map, image by image: pixels of one label at or above the threshold, joined by edges, of at least
 * the least area. A lesion's score is its area by its weight, scaled by the distance between images.
 *
 * @param labels  one byte a voxel on the volume's grid; a candidate is a piece of it joined by faces, whatever its labels.
 * @returns in reading order. Total.
 * @source  Agatston et al., J Am Coll Cardiol 15:827–832 (1990): 3 mm images; another distance scales the score.
 */
export function lesionsOf(volume: Volume, labels: Uint8Array, rule: CalciumRule): readonly Lesion[] {
  const { voxels, geometry } = volume;
  const shape = shapeOf(geometry);
  const [, rows, columns] = shape;
  const candidates = runsOf(labels, shape, 'faces');
  const candidateAt = new Map<number, number>(); // by the first voxel of a run
  const rowOf = (row: number, from: number): number => row * columns + from;
  for (let run = 0; run < candidates.row.length; run++)
    candidateAt.set(rowOf(candidates.row[run] ?? 0, candidates.from[run] ?? 0), candidates.piece[run] ?? 0);
  const area = pixelMm2(volume);
  const scale = spacingOf(geometry)[0] / rule.sliceMm;
  const found: Lesion[] = [];
  for (const label of new Set(labels)) {
    if (label === 0) continue;
    const own = labels.map((value, at) => (value === label && (voxels[at] ?? 0) >= rule.threshold ? 1 : 0));
    const runs = runsOf(own, shape, 'slice');
    const sums: Sum[] = [];
    for (let run = 0; run < runs.row.length; run++) {
      const [row, from, to] = [runs.row[run] ?? 0, runs.from[run] ?? 0, runs.to[run] ?? 0];
      const at = (runs.piece[run] ?? 1) - 1;
      let first = rowOf(row, from);
      while (!candidateAt.has(first)) first--; // the run of the whole candidate begins here or before
      const candidate = candidateAt.get(first) ?? 0;
      const sum = (sums[at] ??= { pixels: 0, greatest: -Infinity, label, candidate, slice: Math.floor(row / rows) });
      sum.pixels += to - from;
      for (let i = rowOf(row, from); i < rowOf(row, to); i++) sum.greatest = Math.max(sum.greatest, voxels[i] ?? 0);
    }
    for (const { pixels, ...sum } of sums) {
      const areaMm2 = pixels * area;
      if (areaMm2 < rule.leastAreaMm2 - 1e-9) continue;
      found.push({ ...sum, areaMm2, score: areaMm2 * weightOf(rule, sum.greatest) * scale });
    }
  }
  return found.toSorted((a, b) => a.slice - b.slice || a.candidate - b.candidate);
}

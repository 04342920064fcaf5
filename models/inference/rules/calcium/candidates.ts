import { z } from '../../../base/schema.ts';
import { Vec3 } from '../../../imaging/geometry/vec3.ts';
import { voxelMm3 } from '../../../imaging/geometry/patient-from-voxel.ts';
import type { CalciumRule } from '../../card/rule-card.ts';
import { patientFromGrid, shapeOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { runsOf } from '../pieces/runs.ts';
import { lesionsOf } from './lesions.ts';

/** One piece that a reader assigns to an artery, or to none; `number` is its place in the label map, from 1. */
export const Candidate = z.object({
  number: z.number().int().positive(),
  label: z.number().int().positive(),
  centre: Vec3, // mm, LPS
  mm3: z.number(),
  greatest: z.number(), // HU
  /** What it adds to the score of the artery it belongs to. */
  score: z.number(),
});
export type Candidate = z.infer<typeof Candidate>;

/**
 * The candidates of a label map, those that weigh most first.
 *
 * @param labels  one byte a voxel on the volume's grid. Total.
 */
export function candidatesOf(volume: Volume, labels: Uint8Array, rule: CalciumRule): readonly Candidate[] {
  const { geometry } = volume;
  const shape = shapeOf(geometry);
  const [, rows, columns] = shape;
  const runs = runsOf(labels, shape, 'faces');
  const sums = Array.from({ length: runs.pieces }, () => ({ n: 0, s: 0, r: 0, c: 0, label: 0 }));
  for (let run = 0; run < runs.row.length; run++) {
    const [row, from, to] = [runs.row[run] ?? 0, runs.from[run] ?? 0, runs.to[run] ?? 0];
    const sum = sums[(runs.piece[run] ?? 1) - 1];
    if (!sum) continue;
    const n = to - from;
    sum.n += n;
    sum.s += n * Math.floor(row / rows);
    sum.r += n * (row % rows);
    sum.c += (n * (from + to - 1)) / 2;
    sum.label = labels[row * columns + from] ?? 0;
  }
  const lesions = Map.groupBy(lesionsOf(volume, labels, rule), ({ candidate }) => candidate);
  const voxel = voxelMm3(geometry);
  return sums
    .map(({ n, s, r, c, label }, i): Candidate => {
      const own = lesions.get(i + 1) ?? [];
      return {
        number: i + 1,
        label,
        centre: patientFromGrid(geometry, [s / n, r / n, c / n]),
        mm3: n * voxel,
        greatest: own.reduce((most, { greatest }) => Math.max(most, greatest), rule.threshold),
        score: own.reduce((sum, { score }) => sum + score, 0),
      };
    })
    .toSorted((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * A label map with some candidates under another label.
 *
 * @param which  numbers of candidates; null: those still under the rule's `open` label. @returns a new map. Total.
 */
export function assign(
  { labels, shape, rule }: { labels: Uint8Array; shape: readonly [number, number, number]; rule: CalciumRule },
  which: readonly number[] | null,
  label: number,
): Uint8Array {
  if (which === null) return labels.map((value) => (value === rule.open ? label : value));
  const runs = runsOf(labels, shape, 'faces');
  const wanted = new Set(which);
  const changed = labels.slice();
  for (let run = 0; run < runs.row.length; run++) {
    if (!wanted.has(runs.piece[run] ?? 0)) continue;
    const start = (runs.row[run] ?? 0) * shape[2];
    changed.fill(label, start + (runs.from[run] ?? 0), start + (runs.to[run] ?? 0));
  }
  return changed;
}

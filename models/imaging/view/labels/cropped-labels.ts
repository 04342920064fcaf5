import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import type { LabelMap } from './sample-labels.ts';

type Triple = readonly [column: number, row: number, slice: number];

/**
 * The block of a label map that holds all its labels, on its own smaller grid: the same voxels in the same places.
 *
 * @returns the map itself when it is empty. Total.
 */
export function croppedLabels(map: LabelMap): LabelMap {
  const bounds = boundsOf(map);
  if (!bounds) return map;
  const { low, high } = bounds;
  const [columns, rows, slices] = [0, 1, 2].map((axis) => (high[axis] ?? 0) - (low[axis] ?? 0) + 1);
  const shape = { columns: columns ?? 0, rows: rows ?? 0, slices: slices ?? 0 };
  const labels = new Uint8Array(shape.columns * shape.rows * shape.slices);
  const full = map.grid.shape;
  for (let slice = 0; slice < shape.slices; slice++)
    for (let row = 0; row < shape.rows; row++) {
      const from = ((slice + low[2]) * full.rows + row + low[1]) * full.columns + low[0];
      labels.set(map.labels.subarray(from, from + shape.columns), (slice * shape.rows + row) * shape.columns);
    }
  return { grid: { ...map.grid, shape, origin: patientFromVoxel(map.grid, low) }, labels };
}

/** First and last voxel that has a label, along each axis; undefined for an empty map. */
function boundsOf({ grid: { shape }, labels }: LabelMap): { readonly low: Triple; readonly high: Triple } | undefined {
  const { columns, rows } = shape;
  const low = [Infinity, Infinity, Infinity];
  const high = [-1, -1, -1];
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] === 0) continue;
    const place = [at % columns, Math.trunc(at / columns) % rows, Math.trunc(at / (columns * rows))];
    for (const [axis, value] of place.entries()) {
      low[axis] = Math.min(low[axis] ?? value, value);
      high[axis] = Math.max(high[axis] ?? value, value);
    }
  }
  const triple = ([a = 0, b = 0, c = 0]: readonly number[]): Triple => [a, b, c];
  return high[0] === -1 ? undefined : { low: triple(low), high: triple(high) };
}

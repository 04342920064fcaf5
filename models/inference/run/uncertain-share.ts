import type { Triple } from '../grid/volume.ts';

export interface UncertainRule {
  readonly band: readonly [low: number, high: number]; // of 1 − P(background): neither surely in nor surely out
  readonly marginVoxels: number; // around the bounding box of what was kept
}

interface Labelled {
  readonly probabilities: Float32Array; // `channels × voxels`, background first
  readonly labels: Uint8Array; // what was kept
  readonly shape: Triple;
}

/** First and last index with a label along each axis, grown by a margin and cut to the array; undefined when empty. */
function reachOf({ labels, shape: [slices, rows, columns] }: Labelled, margin: number) {
  const low = [slices, rows, columns];
  const high = [-1, -1, -1];
  for (const [at, label] of labels.entries()) {
    if (label === 0) continue;
    const place = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
    for (const axis of [0, 1, 2]) {
      low[axis] = Math.min(low[axis] ?? 0, place[axis] ?? 0);
      high[axis] = Math.max(high[axis] ?? 0, place[axis] ?? 0);
    }
  }
  if ((high[0] ?? -1) < 0) return undefined;
  const size = [slices, rows, columns];
  return [0, 1, 2].map((axis) => [
    Math.max(0, (low[axis] ?? 0) - margin),
    Math.min((size[axis] ?? 1) - 1, (high[axis] ?? 0) + margin),
  ]);
}

/**
 * How much of an outline is doubtful: voxels around it whose probability of being inside lies within the band, divided by
 * the voxels that were kept. High where the input is not what the network knows (a wrong side, an inverted image, noise).
 *
 * @returns ≥ 0; Infinity when nothing was kept. Total.
 */
export function uncertainShare(labelled: Labelled, { band: [low, high], marginVoxels }: UncertainRule): number {
  const { probabilities, labels, shape } = labelled;
  const [, rows, columns] = shape;
  const [s, r, c] = reachOf(labelled, marginVoxels) ?? [];
  if (!s || !r || !c) return Infinity;
  let doubtful = 0;
  for (let slice = s[0] ?? 0; slice <= (s[1] ?? -1); slice++)
    for (let row = r[0] ?? 0; row <= (r[1] ?? -1); row++)
      for (let column = c[0] ?? 0; column <= (c[1] ?? -1); column++) {
        const inside = 1 - (probabilities[(slice * rows + row) * columns + column] ?? 1);
        if (inside > low && inside < high) doubtful++;
      }
  return doubtful / labels.reduce((count, label) => count + (label > 0 ? 1 : 0), 0);
}

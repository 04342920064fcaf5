import type { Triple } from '../grid/volume.ts';

/** Order and direction in which a network reads a tile's axes; all else here is R, A, S. `SPL`: as files of slices lie. */
export type Axes = 'RAS' | 'SPL';

/** Sizes of a tile as the network counts them. @param patch  R, A, S. Total. */
export const patchInAxes = ([r, a, s]: Triple, axes: Axes): Triple => (axes === 'RAS' ? [r, a, s] : [s, a, r]);

/** Visits each voxel of a tile: its place in R, A, S order, and in the network's. */
function eachPlace([r, a, s]: Triple, visit: (ras: number, spl: number) => void): void {
  for (let i = 0; i < r; i++)
    for (let j = 0; j < a; j++)
      for (let k = 0; k < s; k++) visit((i * a + j) * s + k, (k * a + (a - 1 - j)) * r + (r - 1 - i));
}

/** A tile as the network reads it. @param tile  R, A, S, S fastest. @returns the same array where nothing changes. Total. */
export function toAxes(tile: Float32Array, patch: Triple, axes: Axes): Float32Array {
  if (axes === 'RAS') return tile;
  const turned = new Float32Array(tile.length);
  eachPlace(patch, (ras, spl) => (turned[spl] = tile[ras] ?? 0));
  return turned;
}

/** The network's answer, `channels × tile`, back in R, A, S. Total. */
export function fromAxes(answer: Float32Array, patch: Triple, axes: Axes): Float32Array {
  if (axes === 'RAS') return answer;
  const voxels = patch[0] * patch[1] * patch[2];
  const back = new Float32Array(answer.length);
  for (let from = 0; from < answer.length; from += voxels)
    eachPlace(patch, (ras, spl) => (back[from + ras] = answer[from + spl] ?? 0));
  return back;
}

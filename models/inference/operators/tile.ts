import { z } from '../../base/schema.ts';
import type { Triple } from '../grid/volume.ts';

/** Cuts the crop into the network's input size; smaller crops are padded around their centre. */
export const Tile = z.object({
  op: z.literal('tile'),
  patch: z.tuple([z.number().int().positive(), z.number().int().positive(), z.number().int().positive()]),
  overlap: z.number().min(0).lt(1),
  pad: z.number(), // after the steps before it: 0 after `zscore` is the crop's mean
});
export type Tile = z.infer<typeof Tile>;

/** First indices along one axis; negative where the crop is padded, the odd voxel going behind. */
function starts(size: number, patch: number, overlap: number): readonly number[] {
  if (size <= patch) return [0 - Math.floor((patch - size) / 2)];
  const stride = Math.max(1, Math.floor(patch * (1 - overlap)));
  const count = Math.ceil((size - patch) / stride) + 1;
  return Array.from({ length: count }, (_, i) => Math.round((i * (size - patch)) / (count - 1)));
}

/**
 * Where the tiles begin, evenly spread so that the last one ends with the crop.
 *
 * @param shape  of the crop, R, A, S.
 * @returns first voxel of each tile, R, A, S; at least one tile. Total.
 */
export function tileStarts(shape: Triple, { patch, overlap }: Pick<Tile, 'patch' | 'overlap'>): readonly Triple[] {
  const along = ([0, 1, 2] as const).map((i) => starts(shape[i], patch[i], overlap));
  const [first = [], second = [], third = []] = along;
  return first.flatMap((a) => second.flatMap((b) => third.map((c): Triple => [a, b, c])));
}

/**
 * One tile of a crop.
 *
 * @param voxels  of the crop, `shape` R, A, S. @param start its first voxel, negative inside the padding.
 * @returns `patch` voxels; `pad` where the crop does not reach. Total.
 */
export function cutTile(
  { voxels, shape }: { readonly voxels: Float32Array; readonly shape: Triple },
  start: Triple,
  { patch, pad }: Pick<Tile, 'patch' | 'pad'>,
): Float32Array {
  const tile = new Float32Array(patch[0] * patch[1] * patch[2]).fill(pad);
  const from = Math.max(0, start[2]);
  const to = Math.min(shape[2], start[2] + patch[2]);
  for (let a = Math.max(0, -start[0]); a < Math.min(patch[0], shape[0] - start[0]); a++)
    for (let b = Math.max(0, -start[1]); b < Math.min(patch[1], shape[1] - start[1]); b++) {
      const row = ((start[0] + a) * shape[1] + start[1] + b) * shape[2];
      tile.set(voxels.subarray(row + from, row + to), (a * patch[1] + b) * patch[2] + from - start[2]);
    }
  return tile;
}

import { z } from '../../base/schema.ts';
import type { Triple } from '../grid/volume.ts';

/** Keeps the largest connected piece and clears the rest. `union`: all labels are seen as one structure. */
export const LargestComponent = z.object({ op: z.literal('largest-component'), of: z.literal('union') });
export type LargestComponent = z.infer<typeof LargestComponent>;

/** The piece (voxels joined by a face) around `seed`, marked in `seen` and written into `piece`; its size. */
function fill(
  { labels, shape, seen }: { readonly labels: Uint8Array; readonly shape: Triple; readonly seen: Uint8Array },
  seed: number,
  piece: Int32Array,
): number {
  const [slices, rows, columns] = shape;
  const plane = rows * columns;
  let size = 0;
  const visit = (at: number): void => {
    if (labels[at] === 0 || seen[at] === 1) return;
    seen[at] = 1;
    piece[size++] = at;
  };
  visit(seed);
  for (let next = 0; next < size; next++) {
    const at = piece[next] ?? 0;
    const column = at % columns;
    const row = Math.floor(at / columns) % rows;
    const slice = Math.floor(at / plane);
    if (column > 0) visit(at - 1);
    if (column < columns - 1) visit(at + 1);
    if (row > 0) visit(at - columns);
    if (row < rows - 1) visit(at + columns);
    if (slice > 0) visit(at - plane);
    if (slice < slices - 1) visit(at + plane);
  }
  return size;
}

/**
 * Clears every voxel outside the largest piece of the non-zero labels; the first met wins a tie.
 *
 * @param labels  one byte a voxel, storage order, `shape` slices, rows, columns.
 * @returns a new map; the labels inside the piece are kept. Total: an empty map stays empty.
 */
export function largestComponent(labels: Uint8Array, shape: Triple): Uint8Array {
  const seen = new Uint8Array(labels.length);
  const piece = new Int32Array(labels.length);
  let largest = new Int32Array(0);
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] === 0 || seen[at] === 1) continue;
    const size = fill({ labels, shape, seen }, at, piece);
    if (size > largest.length) largest = piece.slice(0, size);
  }
  const kept = new Uint8Array(labels.length);
  for (const at of largest) kept[at] = labels[at] ?? 0;
  return kept;
}

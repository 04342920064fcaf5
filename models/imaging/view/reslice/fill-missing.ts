import type { VolumeGeometry } from '../../display-set.ts';
import type { Voxels } from './sample-row.ts';

/**
 * Fills slices that no image gave by their position between the nearest given ones, linearly; at an end of the stack
 * the nearest is repeated.
 *
 * @param voxels  slice, row, column; changed in place. @param missing slice indices. Total when at least one is given.
 */
export function fillMissing(
  voxels: Voxels,
  { columns, rows, slices }: VolumeGeometry['shape'],
  missing: readonly number[],
): void {
  const gaps = new Set(missing);
  const size = columns * rows;
  const nearest = (from: number, step: 1 | -1): number => {
    let slice = from;
    while (gaps.has(slice)) slice += step;
    return slice;
  };
  for (const slice of missing) {
    const below = nearest(slice, -1);
    const above = nearest(slice, 1);
    const low = below < 0 ? above : below;
    const high = above >= slices ? below : above;
    const share = low === high ? 0 : (slice - low) / (high - low);
    for (let i = 0; i < size; i++) {
      const [a, b] = [voxels[low * size + i] ?? 0, voxels[high * size + i] ?? 0];
      voxels[slice * size + i] = a + (b - a) * share;
    }
  }
}

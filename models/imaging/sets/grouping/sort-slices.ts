import { along, normalOf, placed } from '../received-image.ts';
import type { PlacedSlice, Slice } from '../received-image.ts';

/** Slices in the order they are read, and their places when all of them are known. */
export interface SortedSlices {
  readonly slices: readonly Slice[];
  readonly places: readonly PlacedSlice[] | null;
}

/**
 * Sorts a stack along its normal by position, never by instance number; without positions by instance number and frame.
 * A multi-frame object whose frames lie at one place keeps its own order: it is a film; so does a NIfTI volume. Total.
 */
export function sortSlices(slices: readonly Slice[]): SortedSlices {
  const places = slices.flatMap((slice) => placed(slice) ?? []);
  const [first] = places;
  // A volume file keeps its own order, so that a label map comes back on the very same grid.
  if (slices[0]?.received.header.format === 'nifti')
    return { slices: [...slices], places: places.length < slices.length ? null : places };
  if (!first || places.length < slices.length) return { slices: [...slices].sort(byNumber), places: null };
  const normal = normalOf(first);
  const sorted = [...places].sort((a, b) => {
    const apart = along(normal, a) - along(normal, b);
    return Math.abs(apart) > 1e-4 ? apart : byNumber(a.slice, b.slice);
  });
  return { slices: sorted.map(({ slice }) => slice), places: sorted };
}

const byNumber = (a: Slice, b: Slice): number => {
  const [left, right] = [a, b].map(({ received }) => received.header.instance.number ?? Infinity);
  if (left !== right && left !== undefined && right !== undefined) return left - right;
  if (a.received !== b.received) return a.received.header.sopInstanceUid < b.received.header.sopInstanceUid ? -1 : 1;
  return a.frame - b.frame;
};

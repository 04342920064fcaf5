import { AppError } from '../../../../models/base/app-error.ts';
import type { DisplaySet, VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import { add, scale } from '../../../../models/imaging/geometry/vec3.ts';
import { voxelBytes } from '../make-voxels.ts';

/** A coarser volume than this shows too little to be of use. */
const mostReduction = 4;

type Sized = Pick<DisplaySet, 'frames' | 'volume' | 'resampledFrom'>;

/** Bytes of a volume whose axes are each so many times coarser; 0 where there is none. */
function bytesAt({ frames, volume, resampledFrom }: Sized, by: number): number {
  if (!volume) return 0;
  const { columns, rows, slices } = reducedShape(volume, by).shape;
  return columns * rows * slices * (resampledFrom ? 4 : voxelBytes(frames));
}

/**
 * How many times coarser along each axis a volume must be to be held in a memory: 1 as it is, else 2 to 4.
 *
 * @throws AppError `imaging.volume-too-large` where that is not enough, or the volume is a resampled one.
 */
export function reductionOf(set: Sized, budget: number): number {
  const most = set.resampledFrom ? 1 : mostReduction;
  for (let by = 1; by <= most; by++) if (bytesAt(set, by) <= budget) return by;
  throw new AppError('imaging.volume-too-large', { size: inGigabytes(bytesAt(set, 1)), budget: inGigabytes(budget) });
}

/** Bytes that a volume will take in a memory; 0 where it is refused. */
export function volumeBytes(set: Sized, budget: number): number {
  try {
    return bytesAt(set, reductionOf(set, budget));
  } catch {
    return 0;
  }
}

export const inGigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/**
 * The grid of a volume with means of `by` × `by` × `by` voxels in place of each: a voxel lies in the middle of those it
 * stands for; what is left over at the far ends is left out. An axis shorter than that keeps one voxel of its own.
 */
export function reducedShape(volume: VolumeGeometry, by: number): VolumeGeometry {
  const { shape, origin, column, row, slice } = volume;
  const shorter = (count: number): number => Math.max(Math.floor(count / by), 1);
  const off = (by - 1) / 2;
  return {
    shape: { columns: shorter(shape.columns), rows: shorter(shape.rows), slices: shorter(shape.slices) },
    origin: add(add(add(origin, scale(column, off)), scale(row, off)), scale(slice, off)),
    column: scale(column, by),
    row: scale(row, by),
    slice: scale(slice, by),
  };
}

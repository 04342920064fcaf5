import type { DisplaySet, Frame } from '../../../../models/imaging/display-set.ts';
import { sliceAt } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import { reachOf } from '../../../../models/imaging/tone/reach-window.ts';
import type { LoadedVolume } from '../load-volume.ts';
import type { StoredImage } from '../stored-image.ts';

interface Slice {
  readonly volume: LoadedVolume;
  readonly slice: number;
}

/** The images whose values lie in a volume that is whole. */
const slices = new Map<Frame, Slice>();

/** True where every stored value can be had back from a voxel to the bit: whole numbers by a whole slope. */
const isExact = ({ pixels, tables, problem, plane }: Frame): boolean =>
  problem === null &&
  plane !== null &&
  !tables?.modality &&
  pixels.isFloat !== true &&
  Number.isInteger(pixels.slope) &&
  pixels.slope !== 0 &&
  Number.isInteger(pixels.intercept);

/**
 * A volume is here: its images need not be read again. Not those of one that is coarser than taken, resampled, or holds
 * fractions.
 *
 * @returns ends it: the volume is let go.
 */
export function keepSlices({ frames, resampledFrom }: DisplaySet, volume: LoadedVolume): () => void {
  const { geometry, voxels, reducedBy } = volume;
  if (resampledFrom || (reducedBy ?? 1) > 1 || !(voxels instanceof Int16Array)) return () => undefined;
  for (const frame of frames)
    if (isExact(frame) && frame.plane) slices.set(frame, { volume, slice: sliceAt(geometry, frame.plane.origin) });
  return () => {
    for (const frame of frames) slices.delete(frame);
  };
}

/** The stored values of an image whose volume is here, with their reach; undefined where it must be read. */
export function sliceOfVolume(frame: Frame): Pick<StoredImage, 'values' | 'low' | 'high'> | undefined {
  const known = slices.get(frame);
  if (!known) return undefined;
  const { volume, slice } = known;
  const { rows, columns, bitsAllocated, signed, slope, intercept } = frame.pixels;
  const size = rows * columns;
  const values = signed ? new Int16Array(size) : bitsAllocated <= 8 ? new Uint8Array(size) : new Uint16Array(size);
  const voxels = volume.voxels.subarray(slice * size, (slice + 1) * size);
  for (let i = 0; i < size; i++) values[i] = ((voxels[i] ?? 0) - intercept) / slope;
  return { values, ...reachOf(values) };
}

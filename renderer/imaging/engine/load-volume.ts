import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { fillMissing } from '../../../models/imaging/view/reslice/fill-missing.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import { sliceAt } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import { loadAll } from './load-image.ts';
import { loadReduced } from './memory/load-reduced.ts';
import { reductionOf } from './memory/reduction-of.ts';
import { windowMemory } from './memory/window-memory.ts';
import { loadResampled } from './load-resampled.ts';
import { makeVoxels, putValues } from './make-voxels.ts';
import { isStreamed, loadStack } from './stack/load-stack.ts';
import type { StoredImage } from './stored-image.ts';

/** A display set as one block of values, the modality's slope or table applied; missing slices filled by position. */
export interface LoadedVolume {
  readonly geometry: VolumeGeometry;
  readonly voxels: Voxels; // slice, row, column
  /** Set where the memory holds no more: each voxel is the mean of so many along each axis. */
  readonly reducedBy?: number;
}

export interface LoadVolumeOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loaded: number, total: number) => void;
  /** What of the volume is here, while it is being loaded: a run of its slices. */
  readonly onPart?: (part: LoadedVolume) => void;
}

/** Loads every frame of a volume. @throws AppError as `loadImage`, or `imaging.no-volume` for a display set without one. */
export async function loadVolume(
  displaySet: DisplaySet,
  { signal, onProgress, onPart }: LoadVolumeOptions,
): Promise<LoadedVolume> {
  const geometry = displaySet.volume;
  if (!geometry) throw new AppError('imaging.no-volume');
  if (displaySet.resampledFrom) return loadResampled({ ...displaySet, volume: geometry }, { signal, onProgress });
  const reducedBy = reductionOf(displaySet, windowMemory.budget);
  if (reducedBy > 1) return loadReduced({ ...displaySet, volume: geometry }, reducedBy, { signal, onProgress });
  const { columns, rows, slices } = geometry.shape;
  const voxels = makeVoxels(displaySet.frames, columns * rows * slices);
  if (isStreamed(displaySet)) {
    await loadStack({ ...displaySet, volume: geometry }, voxels, { signal, onProgress, ...(onPart && { onPart }) });
    fillMissing(voxels, geometry.shape, displaySet.missingSlices);
    return { geometry, voxels };
  }
  let loaded = 0;
  // What cannot be shown is among the missing slices, and filled like them.
  const frames = displaySet.frames.filter(({ problem }) => problem === null);
  const onImage = (index: number, image: StoredImage): void => {
    const frame = frames[index];
    if (!frame) return;
    const start = sliceOf(geometry, frame, displaySet.frames.indexOf(frame)) * columns * rows;
    putValues(voxels.subarray(start, start + image.values.length), image, frame.pixels);
    onProgress(++loaded, frames.length);
  };
  await loadAll(frames, { signal, onImage });
  if (signal.aborted) throw new AppError('job.cancelled');
  fillMissing(voxels, geometry.shape, displaySet.missingSlices);
  return { geometry, voxels };
}

/** Which slice of the volume a frame fills: by its position, by its index where it has none. */
const sliceOf = (geometry: VolumeGeometry, { plane }: Frame, index: number): number =>
  plane ? sliceAt(geometry, plane.origin) : index;

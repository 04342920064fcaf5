import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { lookUp } from '../../../models/imaging/tone/look-up.ts';
import { fillMissing } from '../../../models/imaging/view/reslice/fill-missing.ts';
import type { Voxels } from '../../../models/imaging/view/reslice/sample-row.ts';
import { sliceAt } from '../../../models/imaging/geometry/patient-from-voxel.ts';
import { loadAll } from './load-image.ts';
import type { StoredImage } from './stored-image.ts';

/** A display set as one block of values, the modality's slope or table applied; missing slices filled by position. */
export interface LoadedVolume {
  readonly geometry: VolumeGeometry;
  readonly voxels: Voxels; // slice, row, column
}

export interface LoadVolumeOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (loaded: number, total: number) => void;
}

/** Loads every frame of a volume. @throws AppError as `loadImage`, or `imaging.no-volume` for a display set without one. */
export async function loadVolume(
  displaySet: DisplaySet,
  { signal, onProgress }: LoadVolumeOptions,
): Promise<LoadedVolume> {
  const geometry = displaySet.volume;
  if (!geometry) throw new AppError('imaging.no-volume');
  const { columns, rows, slices } = geometry.shape;
  const voxels = makeVoxels(displaySet.frames, columns * rows * slices);
  let loaded = 0;
  // What cannot be shown is among the missing slices, and filled like them.
  const frames = displaySet.frames.filter(({ problem }) => problem === null);
  const onImage = (index: number, image: StoredImage): void => {
    const frame = frames[index];
    if (!frame) return;
    putSlice(voxels, { frame, image, slice: sliceOf(geometry, frame, displaySet.frames.indexOf(frame)) });
    onProgress(++loaded, frames.length);
  };
  await loadAll(frames, { signal, onImage });
  if (signal.aborted) throw new AppError('job.cancelled');
  fillMissing(voxels, geometry.shape, displaySet.missingSlices);
  return { geometry, voxels };
}

/** Whole numbers stay 16 bit where every frame's slope and reach allow; else 32 bit floats. */
function makeVoxels(frames: readonly Frame[], count: number): Voxels {
  const isWhole = frames.every(({ pixels, tables }) => {
    if (tables?.modality) return false;
    const { slope, intercept, bitsStored, signed } = pixels;
    const most = 2 ** (signed ? bitsStored - 1 : bitsStored);
    const ends = [intercept + slope * most, intercept - slope * (signed ? most : 0)];
    return Number.isInteger(slope) && Number.isInteger(intercept) && ends.every((end) => Math.abs(end) <= 32_768);
  });
  return isWhole ? new Int16Array(room(count * 2)) : new Float32Array(room(count * 4));
}

/** Memory that this window's threads see, too, where the browser gives such: a volume is never copied to them. */
const room = (bytes: number): ArrayBuffer | SharedArrayBuffer =>
  crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

/** Which slice of the volume a frame fills: by its position, by its index where it has none. */
const sliceOf = (geometry: VolumeGeometry, { plane }: Frame, index: number): number =>
  plane ? sliceAt(geometry, plane.origin) : index;

function putSlice(
  voxels: Voxels,
  { frame, image, slice }: { readonly frame: Frame; readonly image: StoredImage; readonly slice: number },
): void {
  const { slope, intercept } = frame.pixels;
  const { modality } = image.tables;
  const start = slice * image.columns * image.rows;
  if (modality)
    return voxels.set(
      Float32Array.from(image.values, (value) => lookUp(value, modality)),
      start,
    );
  if (slope === 1 && intercept === 0) return voxels.set(image.values, start);
  for (let i = 0; i < image.values.length; i++) voxels[start + i] = (image.values[i] ?? 0) * slope + intercept;
}

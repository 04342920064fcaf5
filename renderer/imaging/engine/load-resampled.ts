import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../../models/imaging/display-set.ts';
import { reachOf } from '../../../models/imaging/tone/reach-window.ts';
import { byDepth, resampleSlice } from '../../../models/imaging/view/reslice/resample-upright.ts';
import type { SliceValues } from '../../../models/imaging/view/reslice/resample-upright.ts';
import { loadAll } from './load-image.ts';
import type { LoadedVolume, LoadVolumeOptions } from './load-volume.ts';
import { makeVoxels, putValues } from './make-voxels.ts';
import type { StoredImage } from './stored-image.ts';

/** Loads the images of a resampled display set and computes its box of them, slice by slice, the window free between. */
export async function loadResampled(
  { frames, volume: grid }: DisplaySet & { readonly volume: VolumeGeometry },
  { signal, onProgress }: LoadVolumeOptions,
): Promise<LoadedVolume> {
  const taken: SliceValues[] = [];
  const onImage = (index: number, image: StoredImage): void => {
    const frame = frames[index];
    if (frame?.plane) taken.push({ ...valuesOf(frame, image), plane: frame.plane });
    onProgress(taken.length, frames.length);
  };
  await loadAll(frames, { signal, onImage });
  const slices = byDepth(taken);
  const { columns, rows, slices: count } = grid.shape;
  const voxels = makeVoxels([], columns * rows * count);
  const beyond = Math.min(...taken.map(({ values }) => reachOf(values).low));
  for (let slice = 0; slice < count; slice++) {
    if (signal.aborted) throw new AppError('job.cancelled');
    const part = new Float32Array(columns * rows);
    resampleSlice(slices, { grid, slice, beyond }, part);
    voxels.set(part, slice * columns * rows);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { geometry: grid, voxels };
}

function valuesOf(
  { pixels: { rows, columns, slope, intercept } }: Frame,
  image: StoredImage,
): Omit<SliceValues, 'plane'> {
  const values = new Float32Array(rows * columns);
  putValues(values, image, { slope, intercept });
  return { rows, columns, values };
}

import { AppError } from '../../../../models/base/app-error.ts';
import type { DisplaySet, VolumeGeometry } from '../../../../models/imaging/display-set.ts';
import { sliceAt } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import { fillMissing } from '../../../../models/imaging/view/reslice/fill-missing.ts';
import { loadAll } from '../load-image.ts';
import type { LoadedVolume, LoadVolumeOptions } from '../load-volume.ts';
import { makeVoxels, putValues } from '../make-voxels.ts';
import type { StoredImage } from '../stored-image.ts';
import { addBlocks } from './add-blocks.ts';
import { reducedShape } from './reduction-of.ts';

/**
 * A volume too large for the memory, coarser: each voxel the mean of `by` along each axis, of the images that are here.
 * Images are let go as they are added up, so that no more than the coarse volume and the budget is taken.
 */
export async function loadReduced(
  { frames: all, volume }: DisplaySet & { readonly volume: VolumeGeometry },
  by: number,
  { signal, onProgress }: Pick<LoadVolumeOptions, 'signal' | 'onProgress'>,
): Promise<LoadedVolume> {
  const geometry = reducedShape(volume, by);
  const { columns, rows, slices } = geometry.shape;
  const sums = new Float32Array(columns * rows * slices);
  const added = new Uint8Array(slices); // images in each coarse slice
  const frames = all.filter(({ problem }) => problem === null);
  let loaded = 0;
  const onImage = (index: number, image: StoredImage): void => {
    const frame = frames[index];
    if (!frame) return;
    const fine = frame.plane ? sliceAt(volume, frame.plane.origin) : all.indexOf(frame);
    const slice = Math.floor(fine / by);
    onProgress(++loaded, frames.length);
    if (slice < 0 || slice >= slices) return; // left over at the far end
    const values = new Float32Array(image.values.length);
    putValues(values, image, frame.pixels);
    const into = sums.subarray(slice * columns * rows, (slice + 1) * columns * rows);
    addBlocks(values, image.columns, { into, columns, by });
    added[slice] = (added[slice] ?? 0) + 1;
  };
  await loadAll(frames, { signal, onImage });
  if (signal.aborted) throw new AppError('job.cancelled');
  const voxels = makeVoxels(frames, sums.length);
  const missing: number[] = [];
  for (const [slice, count] of added.entries()) {
    if (count === 0) missing.push(slice);
    const mean = 1 / Math.max(count, 1);
    for (let i = slice * columns * rows; i < (slice + 1) * columns * rows; i++)
      voxels[i] = voxels instanceof Float32Array ? (sums[i] ?? 0) * mean : Math.round((sums[i] ?? 0) * mean);
  }
  fillMissing(voxels, geometry.shape, missing);
  return { geometry, voxels, reducedBy: by };
}

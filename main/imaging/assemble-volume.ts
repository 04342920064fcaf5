import { AppError } from '../../models/base/app-error.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../models/imaging/display-set.ts';
import { fillMissing } from '../../models/imaging/view/reslice/fill-missing.ts';
import { sliceAt } from '../../models/imaging/geometry/patient-from-voxel.ts';
import type { Library } from '../library/library.ts';
import { frameTables } from './frames/frame-tables.ts';
import { putModalityValues } from './frames/frame-values.ts';
import { readFrame } from './frames/read-frame.ts';
import { headerOf } from './sets-of-study.ts';

/** A volume in the modality's own unit (HU, Bq/mL …): `voxels[(slice · rows + row) · columns + column]`. */
export interface AssembledVolume {
  readonly voxels: Float32Array<ArrayBuffer>;
  readonly geometry: VolumeGeometry;
}

const atOnce = 4;
const mostVoxels = 2 ** 29; // 2 GiB of floats

/**
 * Decodes a display set into one block, slope and intercept applied, missing and unreadable slices filled by position.
 *
 * @throws AppError `imaging.no-volume`, `imaging.volume-too-many`, `job.cancelled`, and what reading a frame throws.
 */
export async function assembleVolume(set: DisplaySet, library: Library, signal: AbortSignal): Promise<AssembledVolume> {
  const { volume: geometry, frames, missingSlices } = set;
  if (!geometry) throw new AppError('imaging.no-volume');
  const { columns, rows, slices } = geometry.shape;
  if (columns * rows * slices > mostVoxels)
    throw new AppError('imaging.volume-too-many', { voxels: columns * rows * slices });
  const voxels = new Float32Array(columns * rows * slices);
  const whole = frames.filter(({ problem }) => problem === null);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let frame = whole[next++]; frame; frame = whole[next++]) {
      if (signal.aborted) throw new AppError('job.cancelled');
      const slice = frame.plane ? sliceAt(geometry, frame.plane.origin) : 0;
      await putSlice(voxels.subarray(slice * columns * rows, (slice + 1) * columns * rows), frame, library);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  fillMissing(voxels, geometry.shape, missingSlices);
  return { voxels, geometry };
}

async function putSlice(into: Float32Array, { instance, frame, pixels }: Frame, library: Library): Promise<void> {
  const record = await library.store.instance(instance);
  if (!record) throw new AppError('dicom.unknown-instance', { instance });
  const header = headerOf(record);
  const { values } = await readFrame(record, header, { frame, library });
  const { modality } = header.image
    ? await frameTables(record, header.image, { frame: 0, library })
    : { modality: null };
  putModalityValues(into, values, { ...pixels, table: modality });
}

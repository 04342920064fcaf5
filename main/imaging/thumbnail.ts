import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import { frameOfSlice } from '../../models/imaging/sets/frame-of-slice.ts';
import { slicesOf } from '../../models/imaging/sets/received-image.ts';
import type { Library } from '../library/library.ts';
import { drawnFrame } from './frames/drawn-frame.ts';
import { png } from './png.ts';
import { headerOf } from './sets-of-study.ts';

const longestSide = 128;

/** A small PNG of an instance's middle frame, as it opens. @throws AppError as `drawnFrame`. */
export async function thumbnail(id: InstanceId, library: Library): Promise<Uint8Array<ArrayBuffer>> {
  const record = await library.store.instance(id);
  if (!record || record.isQuarantined) throw new AppError('dicom.unknown-instance', { instance: id });
  const header = headerOf(record);
  const slices = slicesOf({ id, header });
  const slice = slices[slices.length >> 1];
  if (!slice) throw new AppError('dicom.no-pixels', { file: record.name });
  const frame = frameOfSlice(slice);
  const { pixels, samples } = await drawnFrame({ record, header, frame }, library);
  const { rows, columns } = frame.pixels;
  const step = Math.max(1, Math.max(rows, columns) / longestSide);
  const [width, height] = [Math.max(1, Math.floor(columns / step)), Math.max(1, Math.floor(rows / step))];
  const small = new Uint8Array(width * height * samples);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (Math.floor((y + 0.5) * step) * columns + Math.floor((x + 0.5) * step)) * samples;
      small.set(pixels.subarray(at, at + samples), (y * width + x) * samples);
    }
  return png(small, { width, height, samples });
}

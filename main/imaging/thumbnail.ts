import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import type { ImageHeader } from '../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../library/library.ts';
import { png } from './png.ts';
import { readValues } from './read-values.ts';
import { headerOf } from './sets-of-study.ts';

const longestSide = 128;

/** A small PNG of an instance's middle frame, in its first window or from its least to its greatest value. @throws AppError as `readValues`. */
export async function thumbnail(id: InstanceId, library: Library): Promise<Uint8Array<ArrayBuffer>> {
  const record = await library.store.instance(id);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: id });
  const header = headerOf(record);
  if (!header.image) throw new AppError('dicom.no-pixels', { file: record.name });
  const values = await readValues(record, header, { frame: header.image.frames >> 1, library });
  return draw(values, header.image);
}

function draw(values: StoredValues, image: ImageHeader): Uint8Array<ArrayBuffer> {
  const { rows, columns } = image;
  const samples = image.samplesPerPixel >= 3 ? 3 : 1;
  const step = Math.max(1, Math.max(rows, columns) / longestSide);
  const [width, height] = [Math.max(1, Math.floor(columns / step)), Math.max(1, Math.floor(rows / step))];
  const tone = samples === 3 ? (value: number) => value : greyOf(values, image);
  const pixels = new Uint8Array(width * height * samples);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (Math.floor((y + 0.5) * step) * columns + Math.floor((x + 0.5) * step)) * image.samplesPerPixel;
      for (let s = 0; s < samples; s++) pixels[(y * width + x) * samples + s] = tone(values[at + s] ?? 0);
    }
  return png(pixels, { width, height, samples });
}

/** Stored value → 0 … 255. */
function greyOf(values: StoredValues, { common, photometric, isInverse }: ImageHeader): (value: number) => number {
  const { slope, intercept, windows } = common;
  const [low, high] = windows[0]
    ? [windows[0].center - windows[0].width / 2, windows[0].center + windows[0].width / 2]
    : reach(values, common);
  const scale = 255 / Math.max(high - low, 1e-9);
  const isTurned = (photometric === 'MONOCHROME1') !== isInverse;
  return (value) => {
    const grey = Math.min(255, Math.max(0, (value * slope + intercept - low) * scale));
    return Math.round(isTurned ? 255 - grey : grey);
  };
}

function reach(
  values: StoredValues,
  { slope, intercept }: Pick<ImageHeader['common'], 'slope' | 'intercept'>,
): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const ends = [low * slope + intercept, high * slope + intercept];
  return [Math.min(...ends), Math.max(...ends)];
}

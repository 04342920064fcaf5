import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import type { ImageHeader } from '../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../library/library.ts';
import { codecOf } from '../../models/dicom/read/transfer-syntaxes.ts';
import { png } from './png.ts';
import { readValues } from './frames/read-values.ts';
import { headerOf } from './sets-of-study.ts';
import { colors } from './frames/shown-frame.ts';

const longestSide = 128;

/** A small PNG of an instance's middle frame, in its first window or from its least to its greatest value. @throws AppError as `readValues`. */
export async function thumbnail(id: InstanceId, library: Library): Promise<Uint8Array<ArrayBuffer>> {
  const record = await library.store.instance(id);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: id });
  const header = headerOf(record);
  if (!header.image) throw new AppError('dicom.no-pixels', { file: record.name });
  const { image } = header;
  const asked = { frame: image.frames >> 1, library };
  if (image.palette)
    return draw(await colors(record, header, { ...asked, palette: image.palette }), { ...image, samplesPerPixel: 3 });
  const values = await readValues(record, header, asked);
  const isLuma = image.photometric.startsWith('YBR_FULL') && !convertsColor.has(codecOf(header.transferSyntaxUid));
  return draw(isLuma ? rgbFromYbr(values) : values, image);
}

/** Codecs that give red, green, blue whatever they store. */
const convertsColor = new Set(['jpeg', 'jpeg-2000', 'htj2k']);

/** @source DICOM PS3.3 C.7.6.3.1.2, YBR_FULL. */
function rgbFromYbr(values: StoredValues): Uint8Array<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length);
  for (let i = 0; i + 2 < values.length; i += 3) {
    const [y, b, r] = [values[i] ?? 0, (values[i + 1] ?? 0) - 128, (values[i + 2] ?? 0) - 128];
    out[i] = y + 1.402 * r;
    out[i + 1] = y - 0.344136 * b - 0.714136 * r;
    out[i + 2] = y + 1.772 * b;
  }
  return new Uint8Array(out.buffer);
}

function draw(values: ArrayLike<number>, image: ImageHeader): Uint8Array<ArrayBuffer> {
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
function greyOf(values: ArrayLike<number>, { common, photometric, isInverse }: ImageHeader): (value: number) => number {
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
  values: ArrayLike<number>,
  { slope, intercept }: Pick<ImageHeader['common'], 'slope' | 'intercept'>,
): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const ends = [low * slope + intercept, high * slope + intercept];
  return [Math.min(...ends), Math.max(...ends)];
}

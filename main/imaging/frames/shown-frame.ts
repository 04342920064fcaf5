import { AppError } from '../../../models/base/app-error.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { isColor } from '../../../models/imaging/sets/is-color.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { shownColors } from './drawn-frame.ts';
import { paletteColors } from './palette-colors.ts';
import { readFrame } from './read-frame.ts';

interface Asked {
  readonly frame: number;
  readonly library: Pick<Library, 'blobs'>;
}

/**
 * Bytes of one frame in the format its display set tells: colours as red, green, blue; grey as stored. Compressed frames
 * are decoded here, by the decoders that the model's input and `show` use, so that every path sees the same values.
 *
 * @throws AppError as `readFrame`; `dicom.no-pixels` {file}.
 */
export async function shownFrame(record: InstanceRecord, header: InstanceHeader, asked: Asked): Promise<Uint8Array> {
  const { image } = header;
  if (!image) throw new AppError('dicom.no-pixels', { file: record.name });
  const read = await readFrame(record, header, asked);
  if (!isColor(image)) return octetsOf(read.values);
  return image.palette
    ? paletteColors(record, image, { values: read.values, library: asked.library })
    : shownColors(read, image);
}

/** Values as bytes, little endian as every platform here is; 64-bit floats become 32-bit ones, as the frame's format says. */
function octetsOf(values: StoredValues): Uint8Array {
  const shown = values instanceof Float64Array ? Float32Array.from(values) : values;
  return new Uint8Array(shown.buffer, shown.byteOffset, shown.byteLength);
}

/**
 * One frame as red, green, blue side by side, 8 bits each, whatever it is stored as; grey in all three, its upper eight bits.
 *
 * @throws AppError as `shownFrame`.
 */
export async function frameColors(record: InstanceRecord, header: InstanceHeader, asked: Asked): Promise<Uint8Array> {
  const { image } = header;
  if (!image || isColor(image)) return shownFrame(record, header, asked);
  const { values } = await readFrame(record, header, asked);
  const shift = Math.max(0, image.bitsStored - 8);
  const isInverse = image.photometric === 'MONOCHROME1';
  return Uint8Array.from({ length: values.length * 3 }, (_, at) => {
    const grey = (values[Math.floor(at / 3)] ?? 0) >> shift;
    return isInverse ? 255 - grey : grey;
  });
}

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

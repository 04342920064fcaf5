import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { decoderOf } from '../decode/decoder.ts';
import type { DecodedFrame } from '../decode/decode-frame.ts';
import { pictureFrame } from './picture-frame.ts';
import { storedFrame } from './stored-frame.ts';

/** One frame's stored values, and what their samples are: a code stream may hold other colours than the file's tags say. */
export interface ReadFrame {
  readonly values: StoredValues;
  readonly samples: DecodedFrame['samples'];
}

/** Decodes one frame (0-based), before slope and intercept. @throws AppError as `storedFrame`, `pictureFrame`, `decodeFrame`, `decodePicture`. */
export async function readFrame(
  record: InstanceRecord,
  header: InstanceHeader,
  options: { readonly frame: number; readonly library: Pick<Library, 'blobs'> },
): Promise<ReadFrame> {
  const place = header.image?.pixels;
  if (header.image && place?.kind === 'picture')
    return decoderOf(options.library.blobs).decode(await pictureFrame(record, header.image, { ...options, place }));
  const stored = await storedFrame(record, header, options);
  const { image: format } = header;
  if (!format) throw new TypeError('a stored frame belongs to an image');
  if (stored.kind === 'values')
    return { values: stored.values, samples: format.photometric.startsWith('YBR_FULL') ? 'ybr' : 'as-tagged' };
  const { bytes, transferSyntaxUid } = stored;
  const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, samples, photometric, planar } =
    format;
  const plain = {
    rows,
    columns,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit,
    signed,
    samples,
    photometric,
    planar,
  };
  return decoderOf(options.library.blobs).decode({
    bytes,
    transferSyntaxUid,
    format: plain,
    isTile: format.totalMatrix !== null,
  });
}

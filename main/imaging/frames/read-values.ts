import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { decoderOf } from '../decode/decoder.ts';
import { storedFrame } from './stored-frame.ts';

/** Decoded values of one frame (0-based), before slope and intercept. @throws AppError as `storedFrame`, `decodeFrame`. */
export async function readValues(
  record: InstanceRecord,
  header: InstanceHeader,
  options: { readonly frame: number; readonly library: Pick<Library, 'blobs'> },
): Promise<StoredValues> {
  const stored = await storedFrame(record, header, options);
  if (stored.kind === 'values') return stored.values;
  const { image: format } = header;
  if (!format) throw new TypeError('a stored frame belongs to an image');
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
  return decoderOf(options.library.blobs).decode({ bytes, transferSyntaxUid, format: plain });
}

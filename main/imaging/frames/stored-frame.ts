import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import type { ImageHeader, InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import type { StoredValues } from '../../../models/dicom/pixels/stored-values.ts';
import { swapBytes, unpackNative } from '../../../models/dicom/pixels/unpack-native.ts';
import { codecOf, explicitLittleEndian } from '../../../models/dicom/read/transfer-syntaxes.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';
import { fileRange, nativeRange } from './file-bytes.ts';

/** One frame as it is stored: compressed, or already unpacked to values. */
export type StoredFrame =
  | { readonly kind: 'compressed'; readonly bytes: Uint8Array; readonly transferSyntaxUid: string }
  | { readonly kind: 'values'; readonly values: StoredValues; readonly transferSyntaxUid: string };

/**
 * Reads one frame (0-based) of a received file, and nothing else of it.
 *
 * @throws AppError `dicom.no-pixels`, `dicom.no-frame`, `dicom.pixels-short`, `dicom.frames-short`, and what reading the file throws.
 */
export async function storedFrame(
  record: InstanceRecord,
  header: InstanceHeader,
  options: { readonly frame: number; readonly library: Pick<Library, 'blobs'> },
): Promise<StoredFrame> {
  const { image } = header;
  const { frame, library } = options;
  if (!image) throw new AppError('dicom.no-pixels', { file: record.name });
  if (frame >= image.frames) throw new AppError('dicom.no-frame', { frame, frames: image.frames });
  if (image.pixels.kind === 'native')
    return {
      kind: 'values',
      values: await nativeValues(record, image, options),
      transferSyntaxUid: explicitLittleEndian,
    };
  if (image.pixels.kind === 'picture') throw new TypeError('a picture file has no stored frames of its own');
  const parts = image.pixels.frames[frame] ?? [];
  if (parts.length === 0)
    throw new AppError('dicom.frames-short', { have: image.pixels.frames.length, want: image.frames });
  const bytes = await Promise.all(parts.map((part) => fileRange(record, part, library)));
  const joined = bytes.length === 1 && bytes[0] ? bytes[0] : Buffer.concat(bytes);
  if (codecOf(header.transferSyntaxUid) !== 'deflate')
    return { kind: 'compressed', bytes: joined, transferSyntaxUid: header.transferSyntaxUid };
  return {
    kind: 'values',
    values: unpackNative(inflateFrame(joined, image), image),
    transferSyntaxUid: explicitLittleEndian,
  };
}

async function nativeValues(
  record: InstanceRecord,
  image: ImageHeader,
  { frame, library }: { readonly frame: number; readonly library: Pick<Library, 'blobs'> },
): Promise<StoredValues> {
  const { pixels } = image;
  if (pixels.kind !== 'native') throw new TypeError('native pixel data expected');
  const { offset, length, frameBits, isLittleEndian, wordBytes } = pixels;
  const firstBit = frameBits * frame;
  const [from, to] = [Math.floor(firstBit / 8), Math.ceil((firstBit + frameBits) / 8)];
  if (to > length)
    throw new AppError('dicom.pixels-short', { have: length, want: Math.ceil((frameBits * image.frames) / 8) });
  // Whole words, so that their bytes can be turned around.
  const start = isLittleEndian ? from : from - (from % wordBytes);
  const end = isLittleEndian ? to : Math.min(length, Math.ceil(to / wordBytes) * wordBytes);
  const bytes = await nativeRange(record, pixels, [offset + start, end - start], library);
  const ordered = isLittleEndian ? bytes : swapped(bytes, wordBytes);
  return unpackNative(ordered.subarray(from - start), image, { firstBit: firstBit % 8 });
}

const swapped = (bytes: Uint8Array, wordBytes: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  swapBytes(copy, wordBytes);
  return copy;
};

/** Deflated Image Frame Compression: each frame a raw deflate stream of its own. */
function inflateFrame(bytes: Uint8Array, { rows, columns, samplesPerPixel, bitsAllocated }: ImageHeader): Uint8Array {
  const size = Math.ceil((rows * columns * samplesPerPixel * bitsAllocated) / 8);
  try {
    return inflateRawSync(bytes, { maxOutputLength: size + 16 });
  } catch (error) {
    throw new AppError('dicom.inflate', {}, error);
  }
}

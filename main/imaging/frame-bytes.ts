import { open, readFile } from 'node:fs/promises';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../../models/base/app-error.ts';
import type { InstanceId } from '../../models/base/ids.ts';
import { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import type { PixelPlace } from '../../models/dicom/header/pixel-place.ts';
import { explicitLittleEndian } from '../../models/dicom/read/transfer-syntaxes.ts';
import type { Library } from '../library/library.ts';
import type { InstanceRecord } from '../library/store/received.ts';

/** A frame as it is stored. `transferSyntaxUid` holds for these bytes: uncompressed where the file was only deflated. */
export interface FrameBytes {
  readonly bytes: Uint8Array;
  readonly transferSyntaxUid: string;
  readonly header: InstanceHeader;
}

type Native = Extract<PixelPlace, { kind: 'native' }>;

/**
 * The stored bytes of one frame; only these are read where the file allows.
 *
 * @throws AppError `dicom.unknown-instance`, `imaging.no-frame`, `dicom.pixels-short`, `blob.*`, `dicom.moved`, `dicom.changed`.
 */
export async function frameBytes(id: InstanceId, frame: number, library: Library): Promise<FrameBytes> {
  const record = await library.store.instance(id);
  if (!record) throw new AppError('dicom.unknown-instance', { instance: id });
  const header = InstanceHeader.parse(record.header);
  const { image, transferSyntaxUid } = header;
  if (!image || frame >= image.frames) throw new AppError('imaging.no-frame', { frame: frame + 1, frames: image?.frames ?? 0 });
  if (image.pixels.kind === 'native') {
    const bytes = await nativeFrame(record, image.pixels, { frame, library });
    return { bytes, header, transferSyntaxUid: image.pixels.container === 'whole' ? transferSyntaxUid : explicitLittleEndian };
  }
  const parts = image.pixels.frames[frame] ?? [];
  if (parts.length === 0) throw new AppError('dicom.pixels-short', { image: frame + 1, images: image.frames });
  const pieces = await Promise.all(parts.map(([offset, length]) => readPart(record, { from: offset, to: offset + length }, library)));
  return { bytes: Buffer.concat(pieces), transferSyntaxUid, header };
}

const nativeFrame = async (record: InstanceRecord, place: Native, { frame, library }: { frame: number; library: Library }): Promise<Uint8Array> => {
  const { offset, length, frameBits, container, deflatedFrom } = place;
  const first = Math.floor((frame * frameBits) / 8);
  const last = Math.ceil(((frame + 1) * frameBits) / 8);
  const range = { from: offset + first, to: offset + Math.min(last, length) };
  const bytes = container === 'whole' ? await readPart(record, range, library) : (await unpacked(record, { container, deflatedFrom }, library)).subarray(range.from, range.to);
  return aligned(bytes, { shift: (frame * frameBits) % 8, size: Math.ceil(frameBits / 8) });
};

/** A frame of 1-bit pixels may begin within a byte: its bits are moved to the start, lowest bit first (PS3.5 8.1.1). */
const aligned = (bytes: Uint8Array, { shift, size }: { shift: number; size: number }): Uint8Array => {
  if (shift === 0) return bytes;
  return Uint8Array.from({ length: size }, (_, i) => ((bytes[i] ?? 0) >> shift) | (((bytes[i + 1] ?? 0) << (8 - shift)) & 0xff));
};

const unpacked = async (record: InstanceRecord, { container, deflatedFrom }: Pick<Native, 'container' | 'deflatedFrom'>, library: Library): Promise<Uint8Array> => {
  const file = record.path === null ? await library.blobs.read(record.digest) : await readFile(record.path);
  return container === 'gzip' ? gunzipSync(file) : inflateRawSync(file.subarray(deflatedFrom));
};

/** Part of a received file. In place: read where it lies; a file whose length changed is not the one that was indexed. */
const readPart = async ({ digest, path, bytes, name }: InstanceRecord, range: { from: number; to: number }, library: Library): Promise<Uint8Array> => {
  if (path === null) return library.blobs.readRange(digest, range);
  const file = await open(path).catch((error: unknown) => {
    throw new AppError('dicom.moved', { file: name }, error);
  });
  try {
    if ((await file.stat()).size !== bytes) throw new AppError('dicom.changed', { file: name });
    const { buffer } = await file.read(Buffer.alloc(range.to - range.from), 0, range.to - range.from, range.from);
    return buffer;
  } finally {
    await file.close();
  }
};


import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, inflateRaw } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import type { ImageHeader } from '../../../models/dicom/header/instance-header.ts';
import type { PixelPlace } from '../../../models/dicom/header/pixel-place.ts';
import type { Library } from '../../library/library.ts';
import type { InstanceRecord } from '../../library/store/received.ts';

const gunzipAll = promisify(gunzip);
const inflateAll = promisify(inflateRaw);
const maxInflated = 4 * 1024 ** 3 - 1;

/** A part of a received file: a blob's, or that of a file left in place. @throws AppError `blob.*`, `dicom.moved`. */
export async function fileRange(
  { digest, path, name }: InstanceRecord,
  [offset, length]: readonly [number, number],
  { blobs }: Pick<Library, 'blobs'>,
): Promise<Uint8Array> {
  if (path === null) return blobs.readRange(digest, { from: offset, to: offset + length });
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new AppError('dicom.moved', { file: name }, error);
  });
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    if (bytesRead < length) throw new AppError('dicom.changed', { file: name });
    return bytes;
  } finally {
    await file.close();
  }
}

type Native = Extract<PixelPlace, { kind: 'native' }>;

/** The whole data set of a file whose pixels lie in a compressed container. */
async function inflated(
  record: InstanceRecord,
  { container, deflatedFrom }: Native,
  library: Pick<Library, 'blobs'>,
): Promise<Uint8Array> {
  const packed = await fileRange(record, [deflatedFrom, record.bytes - deflatedFrom], library);
  try {
    return container === 'gzip'
      ? await gunzipAll(packed, { maxOutputLength: maxInflated })
      : await inflateAll(packed, { maxOutputLength: maxInflated });
  } catch (error) {
    throw new AppError('dicom.inflate', { file: record.name }, error);
  }
}

/** The last files that had to be inflated, or read, whole: the frames of a volume are asked for one by one. */
class WholeFiles {
  readonly #files = new Map<string, Promise<Uint8Array>>();

  get(key: string, read: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#files.get(key);
    if (known) return known;
    const [oldest] = this.#files.keys();
    if (this.#files.size >= 2 && oldest !== undefined) this.#files.delete(oldest);
    const made = read();
    this.#files.set(key, made);
    made.catch(() => this.#files.delete(key));
    return made;
  }
}

const caches = new WeakMap<object, WholeFiles>();

/** A part of native pixel data, whatever it is packed in. @throws AppError as `fileRange`, `dicom.inflate`. */
export async function nativeRange(
  record: InstanceRecord,
  place: Native,
  range: readonly [number, number],
  library: Pick<Library, 'blobs'>,
): Promise<Uint8Array> {
  if (place.container === 'whole') return fileRange(record, range, library);
  const bytes = await filesOf(library).get(record.id, () => inflated(record, place, library));
  return bytes.subarray(range[0], range[0] + range[1]);
}

/** All of a received file, kept for a while: the pages of a picture file are asked for one by one. @throws AppError as `fileRange`. */
export const wholeFile = (record: InstanceRecord, library: Pick<Library, 'blobs'>): Promise<Uint8Array> =>
  filesOf(library).get(record.id, () => fileRange(record, [0, record.bytes], library));

function filesOf({ blobs }: Pick<Library, 'blobs'>): WholeFiles {
  const files = caches.get(blobs) ?? new WholeFiles();
  caches.set(blobs, files);
  return files;
}

/** A part of the data set of an image, whatever the file is packed in. @throws AppError as `nativeRange`. */
export const dataSetRange = (
  record: InstanceRecord,
  { pixels }: Pick<ImageHeader, 'pixels'>,
  { range, library }: { readonly range: readonly [number, number]; readonly library: Pick<Library, 'blobs'> },
): Promise<Uint8Array> =>
  pixels.kind === 'native' ? nativeRange(record, pixels, range, library) : fileRange(record, range, library);

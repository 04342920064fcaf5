import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { AppError } from '../../models/base/app-error.ts';
import type { Library } from './library.ts';
import type { InstanceRecord } from './store/received.ts';

/**
 * The bytes of a received file as they were received.
 *
 * @throws AppError `blob.missing`, `blob.damaged`; for a file indexed in place `dicom.moved` {file}, `dicom.changed` {file}.
 */
export async function readReceived({ digest, path, name }: InstanceRecord, { blobs }: Library): Promise<Uint8Array> {
  if (path === null) return blobs.read(digest);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new AppError('dicom.moved', { file: name }, error);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new AppError('dicom.changed', { file: name });
  return bytes;
}

import { createHash } from 'node:crypto';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { no } from '../../models/base/result.ts';
import type { Refusal, Result } from '../../models/base/result.ts';
import type { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';
import { readNifti } from '../../models/dicom/nifti/read-nifti.ts';

/** Most a compressed file may unpack to. */
const maxInflated = 2 * 1024 ** 3;

const inflate = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxInflated });
  } catch {
    return undefined; // broken or too large: the reader names it
  }
};

/** The header of a file of any format that can be imported: NIfTI by its name, else DICOM. Never throws. */
export function readAnyHeader(name: string, bytes: Uint8Array): Result<InstanceHeader, Refusal> {
  if (!/\.nii(\.gz)?$/i.test(name)) return readHeader(bytes, { inflate });
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? gunzip(bytes) : bytes;
  if (!plain) return no('nifti.gzip');
  const key = createHash('sha256').update(bytes).digest('hex');
  return readNifti(plain, { name, key, container: isPacked ? 'gzip' : 'whole' });
}

const gunzip = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxInflated });
  } catch {
    return undefined;
  }
};

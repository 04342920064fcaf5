import { createHash } from 'node:crypto';
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { no } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';
import type { InstanceHeader } from '../../../models/dicom/header/instance-header.ts';
import { readHeader } from '../../../models/dicom/header/read-header.ts';
import { readNifti } from '../../../models/dicom/nifti/read-nifti.ts';
import { isPicture, readPicture } from '../../../models/dicom/picture/read-picture.ts';
import { limits } from '../limits.ts';

/**
 * The header of a file of any format that can be imported: NIfTI by its name, a picture by its first bytes (those of a DICOM
 * file may be a picture's, too), else DICOM; what is named like a picture and is none of them is refused as one. Never throws.
 */
export function readAnyHeader(name: string, bytes: Uint8Array): Result<InstanceHeader, Refusal> {
  if (/\.nii(\.gz)?$/i.test(name)) return niftiHeader(name, bytes);
  if (isPicture(bytes) && !isPart10(bytes)) return pictureHeader(name, bytes);
  const header = dicomHeader(bytes);
  const isMisnamed = !header.ok && header.error.code === 'dicom.not-dicom' && /\.(png|jpe?g|jfif|tiff?)$/i.test(name);
  return isMisnamed ? no('picture.not-picture') : header;
}

const isPart10 = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(128, 132)).toString('latin1') === 'DICM';

function pictureHeader(name: string, bytes: Uint8Array): Result<InstanceHeader, Refusal> {
  const key = createHash('sha256').update(bytes).digest('hex');
  return readPicture(bytes, { name, key, crc32: (part) => crc32(part) });
}

function dicomHeader(bytes: Uint8Array): Result<InstanceHeader, Refusal> {
  let tooLarge: Result<never, Refusal> | undefined;
  const header = readHeader(bytes, {
    inflate: (packed) => {
      const plain = unpacked(() => inflateRawSync(packed, { maxOutputLength: limits.inflatedBytes }));
      if (plain === 'too-large') tooLarge = refusal(limits.inflatedBytes);
      return typeof plain === 'string' ? undefined : plain;
    },
  });
  return tooLarge ?? header;
}

function niftiHeader(name: string, bytes: Uint8Array): Result<InstanceHeader, Refusal> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? gunzip(bytes) : bytes;
  if (plain === 'too-large') return refusal(limits.fileBytes);
  if (plain === 'broken') return no('nifti.gzip');
  const key = createHash('sha256').update(bytes).digest('hex');
  return readNifti(plain, { name, key, container: isPacked ? 'gzip' : 'whole' });
}

const refusal = (limit: number): Result<never, Refusal> =>
  no('import.too-large', { gigabytes: Math.round(limit / 1024 ** 3) });

const deflateRatio = 1032; // the most that deflate can gain
const leastChunk = 1024;

/**
 * A gzip file ends with the length of what it holds: as one output chunk of that length it is not held twice. Of several
 * parts one after the other (bgzip) it is the last one's, and the parts are joined.
 */
function gunzip(bytes: Uint8Array): Uint8Array | 'broken' | 'too-large' {
  const length = bytes.length < 18 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  const chunkSize = Math.max(leastChunk, Math.min(length, bytes.length * deflateRatio, limits.fileBytes));
  return unpacked(() => gunzipSync(bytes, { chunkSize, maxOutputLength: limits.fileBytes }));
}

const unpacked = (work: () => Uint8Array): Uint8Array | 'broken' | 'too-large' => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken';
  }
};

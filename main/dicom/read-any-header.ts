import { inflateRawSync } from 'node:zlib';
import type { Refusal, Result } from '../../models/base/result.ts';
import type { InstanceHeader } from '../../models/dicom/header/instance-header.ts';
import { readHeader } from '../../models/dicom/header/read-header.ts';

/** Most a deflated data set may unpack to. */
const maxInflated = 2 * 1024 ** 3;

const inflate = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxInflated });
  } catch {
    return undefined; // broken or too large: the reader names it
  }
};

/** The header of a file of any format that can be imported. Never throws. */
export const readAnyHeader = (_name: string, bytes: Uint8Array): Result<InstanceHeader, Refusal> => readHeader(bytes, { inflate });

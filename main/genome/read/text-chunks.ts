import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { bgzipChunks } from './unpack/bgzip-runs.ts';
import { gzipChunks, plainChunks } from './unpack/gzip-chunks.ts';
import { packingOf } from './unpack/sniff.ts';
import type { Packing } from './unpack/sniff.ts';
import type { Source } from './unpack/source.ts';

const chunksOf = { none: plainChunks, gzip: gzipChunks, bgzip: bgzipChunks } as const;

/** The text of a file, unpacked, in order; each piece is lent. @throws AppError `genome.damaged`. */
export const textChunks = (packing: Packing, source: Source): AsyncIterable<Buffer> | Iterable<Buffer> =>
  chunksOf[packing](source);

/**
 * How a file is packed, by its first bytes.
 *
 * @throws AppError `genome.cannot-read` {file, reason} for a file that is not there, is a folder, or may not be read.
 */
export async function packingOfFile(path: string): Promise<Packing> {
  try {
    return packingOf(await headOf(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: basename(path), reason }, error);
  }
}

const headOf = async (path: string): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(18), 0, 18, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

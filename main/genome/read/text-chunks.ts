import { open } from 'node:fs/promises';
import { bgzipChunks } from './bgzip-runs.ts';
import { gzipChunks, plainChunks } from './gzip-chunks.ts';
import { packingOf } from './sniff.ts';
import type { Packing } from './sniff.ts';
import type { Source } from './source.ts';

const chunksOf = { none: plainChunks, gzip: gzipChunks, bgzip: bgzipChunks } as const;

/** The text of a file, unpacked, in order; each piece is lent. @throws AppError `genome.damaged`. */
export const textChunks = (packing: Packing, source: Source): AsyncIterable<Buffer> | Iterable<Buffer> =>
  chunksOf[packing](source);

/** How a file is packed, by its first bytes. */
export async function packingOfFile(path: string): Promise<Packing> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(18), 0, 18, 0);
    return packingOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

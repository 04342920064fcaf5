import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Source } from './source.ts';

/** The bytes of a plain file, a megabyte at a time. */
export async function* plainChunks(source: Source): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(source.path, { highWaterMark: 1 << 20 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    source.onRead(chunk);
    yield chunk;
  }
}

/** The inflated bytes of a gzip file of any number of members. @throws AppError `genome.damaged`. */
export async function* gzipChunks(source: Source): AsyncGenerator<Buffer> {
  const stored = createReadStream(source.path, { highWaterMark: 1 << 20 });
  const inflated = createGunzip({ chunkSize: 1 << 20 });
  stored.on('data', (chunk) => source.onRead(Buffer.from(chunk)));
  stored.on('error', (error) => inflated.destroy(error));
  stored.pipe(inflated);
  try {
    for await (const chunk of inflated) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'Z_BUF_ERROR') return source.onCut('inside');
    if (String(error.code).startsWith('Z_')) throw new AppError('genome.damaged', {}, error);
    throw error;
  } finally {
    stored.destroy();
  }
}

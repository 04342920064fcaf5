import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../../models/base/app-error.ts';
import { Digest } from '../../../../models/base/ids.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';

/** What a text file was, once all its lines were given. */
export interface ReadText {
  readonly digest: Digest; // of the file as it is stored
  readonly bytes: number;
}

const reportEvery = 1 << 20; // stored bytes
const longestLine = 16 << 20;

/**
 * Gives every line of a text file, plain or gzip (bgzip too), without its end; the file is never whole in memory.
 *
 * @param step  language key of the progress. @throws AppError `genome.cannot-read` {file, reason}, `genome.pack-damaged`
 *   {file}, `genome.long-line` {bytes}, and what `take` throws.
 */
export async function readLines(
  file: string,
  { take, step, report }: { take: (line: string) => void; step: string; report: (progress: Counted) => void },
): Promise<ReadText> {
  const name = path.basename(file);
  const { size, isPacked } = await lookAt(file, name);
  const hash = createHash('sha256');
  let [done, told] = [0, 0];
  report({ step, done, total: size });
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  source.on('data', (chunk) => {
    hash.update(chunk);
    done += chunk.length;
    if (done - told < reportEvery) return;
    told = done;
    report({ step, done, total: size });
  });
  const text: Readable = isPacked ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => text.destroy(error));
  try {
    await eachLine(text, take);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('genome.pack-damaged', { file: name }, error);
  } finally {
    source.destroy();
  }
  return { digest: Digest.parse(hash.digest('hex')), bytes: size };
}

const eachLine = async (text: Readable, take: (line: string) => void): Promise<void> => {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of text) {
    const pieces = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    if (rest.length > longestLine) throw new AppError('genome.long-line', { bytes: longestLine });
    for (const piece of pieces) take(piece.endsWith('\r') ? piece.slice(0, -1) : piece);
  }
  if (rest !== '') take(rest);
};

const lookAt = async (file: string, name: string): Promise<{ readonly size: number; readonly isPacked: boolean }> => {
  try {
    const { size } = await stat(file);
    const handle = await open(file);
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
    return { size, isPacked: buffer[0] === 0x1f && buffer[1] === 0x8b };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: name, reason }, error);
  }
};

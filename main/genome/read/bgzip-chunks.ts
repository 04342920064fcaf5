import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import { isBgzipMember } from './sniff.ts';
import type { Source } from './source.ts';

const inflate = promisify(gunzip);
const readBytes = 1 << 20;
const mostInflated = 16 << 20; // of one group
const ahead = 3; // groups being inflated while one is looked through

interface Group {
  readonly stored: Buffer;
  readonly inflatedBytes: number;
}

/**
 * The inflated bytes of a bgzip file, some megabytes at a time, in order.
 *
 * Whole members are inflated together, off this thread, a few groups ahead: one member is only 64 kB, and one call each
 * costs more than the work. Their checksums are verified.
 *
 * @throws AppError `genome.damaged` {at} where a member is no member or its checksum fails.
 */
export async function* bgzipChunks(source: Source): AsyncGenerator<Buffer> {
  const file = await open(source.path);
  const queue: Promise<Buffer>[] = [];
  try {
    for await (const group of groups(file, source)) {
      const inflated = inflateGroup(group);
      inflated.catch(() => undefined); // reported where it is awaited
      queue.push(inflated);
      if (queue.length > ahead) yield await (queue.shift() ?? inflated);
    }
    for (const inflated of queue.splice(0)) yield await inflated;
  } finally {
    await Promise.allSettled(queue);
    await file.close();
  }
}

async function inflateGroup({ stored, inflatedBytes }: Group): Promise<Buffer> {
  try {
    return await inflate(stored, { chunkSize: Math.max(64, inflatedBytes + 1), maxOutputLength: inflatedBytes + 1 });
  } catch (error) {
    throw new AppError('genome.damaged', {}, error);
  }
}

/** Runs of whole members; what is left at the end is cut. */
async function* groups(file: FileHandle, source: Source): AsyncGenerator<Group> {
  let left = Buffer.alloc(0);
  let endsWithMark = false;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(readBytes), 0, readBytes);
    if (bytesRead === 0) break;
    source.onRead(buffer.subarray(0, bytesRead));
    const bytes =
      left.length > 0 ? Buffer.concat([left, buffer.subarray(0, bytesRead)]) : buffer.subarray(0, bytesRead);
    let start = 0;
    let inflatedBytes = 0;
    let at = 0;
    for (let size = memberBytes(bytes, at); size !== null; size = memberBytes(bytes, at)) {
      const inflated = bytes.readUInt32LE(at + size - 4);
      endsWithMark = inflated === 0;
      at += size;
      inflatedBytes += inflated;
      if (inflatedBytes >= mostInflated) {
        yield { stored: bytes.subarray(start, at), inflatedBytes };
        start = at;
        inflatedBytes = 0;
      }
    }
    if (at > start) yield { stored: bytes.subarray(start, at), inflatedBytes };
    left = bytes.subarray(at);
  }
  if (left.length > 0) source.onCut('inside');
  else if (!endsWithMark) source.onCut('no-end-mark');
}

/** Bytes of the member at `at`, or null while it is not whole. */
const memberBytes = (bytes: Buffer, at: number): number | null => {
  if (at + 18 > bytes.length) return null;
  if (!isBgzipMember(bytes, at)) throw new AppError('genome.damaged', {});
  const size = bytes.readUInt16LE(at + 16) + 1;
  if (size < 26) throw new AppError('genome.damaged', {});
  return at + size <= bytes.length ? size : null;
};

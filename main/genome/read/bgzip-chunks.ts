import { closeSync, openSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../../models/base/app-error.ts';
import { isBgzipMember } from './sniff.ts';
import type { Source } from './source.ts';

const inflate = promisify(gunzip);
const readBytes = 1 << 18;
const mostOfMember = 1 << 16; // as the format says
const mostInflated = 8 << 20; // of one group: members that say they hold more are inflated in several
const worthFreeing = 1 << 18; // smaller ones may lie in Node's shared pool, which cannot be freed
const ahead = 3; // groups being inflated while one is looked through

interface Group {
  readonly stored: Buffer;
  readonly inflatedBytes: number;
}

/**
 * The inflated bytes of a bgzip file, about a megabyte at a time, in order. Each is lent: its memory is used again when
 * the next one is asked for.
 *
 * Whole members are inflated together, off this thread, a few groups ahead: one member is only 64 kB, and one call each
 * costs more than the work. Their checksums are verified. Reading itself is plain and blocking: this runs in a thread of
 * its own, and two changes of thread for each read cost more than the read.
 *
 * @throws AppError `genome.damaged` where a member is no member or its checksum fails.
 */
export async function* bgzipChunks(source: Source): AsyncGenerator<Buffer> {
  const file = openSync(source.path, 'r');
  const queue: Promise<Buffer>[] = [];
  try {
    for (const group of groups(file, source)) {
      const inflated = inflateGroup(group);
      inflated.catch(() => undefined); // reported where it is awaited
      queue.push(inflated);
      if (queue.length > ahead) yield* lent(await (queue.shift() ?? inflated));
    }
    for (const inflated of queue.splice(0)) yield* lent(await inflated);
  } finally {
    await Promise.allSettled(queue);
    closeSync(file);
  }
}

/** Freed at once, the memory is used again while it is still near; left to the collector it grows by the whole text. */
function* lent(bytes: Buffer): Generator<Buffer> {
  yield bytes;
  if (bytes.length >= worthFreeing && bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
}

async function inflateGroup({ stored, inflatedBytes }: Group): Promise<Buffer> {
  try {
    return await inflate(stored, { chunkSize: inflatedBytes + 64, maxOutputLength: inflatedBytes + 64 });
  } catch (error) {
    throw new AppError('genome.damaged', {}, error);
  }
}

/** Runs of whole members; what is left at the end of the file is cut. */
function* groups(file: number, source: Source): Generator<Group> {
  let left = Buffer.alloc(0);
  let endsWithMark = false;
  for (;;) {
    const room = Buffer.allocUnsafe(left.length + readBytes);
    left.copy(room);
    const bytesRead = readSync(file, room, left.length, readBytes, null);
    if (bytesRead === 0) break;
    source.onRead(room.subarray(left.length, left.length + bytesRead));
    const bytes = room.subarray(0, left.length + bytesRead);
    let [start, at, inflatedBytes] = [0, 0, 0];
    for (let size = memberBytes(bytes, at); size !== null; size = memberBytes(bytes, at)) {
      at += size;
      const inflated = bytes.readUInt32LE(at - 4);
      if (inflated > mostOfMember) throw new AppError('genome.damaged', {});
      endsWithMark = inflated === 0;
      inflatedBytes += inflated;
      if (inflatedBytes < mostInflated) continue;
      yield { stored: bytes.subarray(start, at), inflatedBytes };
      [start, inflatedBytes] = [at, 0];
    }
    if (at > start) yield { stored: bytes.subarray(start, at), inflatedBytes };
    left = bytes.subarray(at);
  }
  if (left.length > 0) source.onCut('inside');
  else if (!endsWithMark) source.onCut('no-end-mark');
}

/** Bytes of the member at `at`, or null while it is not whole. @throws AppError `genome.damaged`. */
const memberBytes = (bytes: Buffer, at: number): number | null => {
  if (at + 18 > bytes.length) return null;
  if (!isBgzipMember(bytes, at)) throw new AppError('genome.damaged', {});
  const size = bytes.readUInt16LE(at + 16) + 1;
  if (size < 26) throw new AppError('genome.damaged', {});
  return at + size <= bytes.length ? size : null;
};

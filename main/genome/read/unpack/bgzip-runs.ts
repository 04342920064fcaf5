import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../../models/base/app-error.ts';
import { isBgzipMember } from './sniff.ts';
import type { Source } from './source.ts';

const readBytes = 1 << 19;
/** Bytes of a member, stored and inflated. */
export const mostOfMember = 1 << 16; // as the format says
const mostInflated = 8 << 20; // of one run: members that say they hold more are given in several
const inflatedTogether = 1 << 19; // one call for each member costs more than the work, one for all more memory
const worthFreeing = 1 << 18; // smaller ones may lie in Node's shared pool, which cannot be freed

/**
 * The stored bytes of a bgzip file as runs of whole members, about half a megabyte at a time, in order. Each is lent: its
 * memory is used again when the next one is asked for. What is left at the end of the file is cut.
 *
 * Reading is plain and blocking: this runs in a thread of its own, and two changes of thread for each read cost more than
 * the read.
 *
 * @throws AppError `genome.damaged` where a member is no member.
 */
export function* bgzipRuns(source: Source): Generator<Uint8Array> {
  keepFreedMemory();
  const file = openSync(source.path, 'r');
  const room = Buffer.allocUnsafeSlow(readBytes + mostOfMember);
  let left = 0; // bytes of a begun member, at the front of the room
  let endsWithMark = false;
  try {
    for (;;) {
      const bytesRead = readSync(file, room, left, readBytes, null);
      if (bytesRead === 0) break;
      source.onRead(room.subarray(left, left + bytesRead));
      const bytes = room.subarray(0, left + bytesRead);
      const ends = endsOfRuns(bytes);
      for (const [i, end] of ends.entries()) yield bytes.subarray(ends[i - 1] ?? 0, end);
      const end = ends.at(-1) ?? 0;
      if (end > 0) endsWithMark = inflatedBytes(bytes, end) === 0;
      bytes.copy(room, 0, end);
      left = bytes.length - end;
    }
  } finally {
    closeSync(file);
  }
  if (left > 0) source.onCut('inside');
  else if (!endsWithMark) source.onCut('no-end-mark');
}

/**
 * The text of a run, in order, half a megabyte at a time. Each is lent: it is freed when the next one is asked for.
 *
 * @throws AppError `genome.damaged` where a checksum fails or a member holds another length than it says.
 */
export function* inflateRun(run: Uint8Array): Generator<Buffer> {
  const bytes = Buffer.from(run.buffer, run.byteOffset, run.byteLength);
  let [start, at, length] = [0, 0, 0];
  for (let size = memberBytes(bytes, at); size !== null; size = memberBytes(bytes, at)) {
    at += size;
    length += inflatedBytes(bytes, at);
    if (length < inflatedTogether && at < bytes.length) continue;
    const text = inflate(bytes.subarray(start, at), length);
    yield text;
    // Freed at once, the memory is used again while it is still near; left to the collector it grows by the whole text.
    if (length >= worthFreeing && text.buffer instanceof ArrayBuffer) text.buffer.transfer(0);
    [start, length] = [at, 0];
  }
}

/** The text of a bgzip file in order; each piece is lent. For its header: a scan inflates the runs in several threads. */
export function* bgzipChunks(source: Source): Generator<Buffer> {
  for (const run of bgzipRuns(source)) yield* inflateRun(run);
}

/**
 * Once a block of this size has been freed, glibc keeps freed memory up to it for the next request; before, it gives each
 * piece of text back to the system and gets it anew, page by page, which two threads of one process cannot do at once.
 * Nothing is written to the block, so it costs no memory. Without effect on other systems.
 */
const keepFreedMemory = (): void => void new ArrayBuffer(8 << 20).transfer(0);

function inflate(members: Buffer, length: number): Buffer {
  try {
    const room = { chunkSize: length + 64, maxOutputLength: length + 64 };
    const text = gunzipSync(members, room);
    if (text.length === length) return text;
  } catch (error) {
    throw new AppError('genome.damaged', {}, error);
  }
  throw new AppError('genome.damaged');
}

const endsOfRuns = (bytes: Buffer): readonly number[] => {
  const ends: number[] = [];
  let [at, length] = [0, 0];
  for (let size = memberBytes(bytes, at); size !== null; size = memberBytes(bytes, at)) {
    at += size;
    length += inflatedBytes(bytes, at);
    if (length < mostInflated) continue;
    ends.push(at);
    length = 0;
  }
  return at > (ends.at(-1) ?? 0) ? [...ends, at] : ends;
};

/** What the member that ends at `end` says it holds. @throws AppError `genome.damaged` for more than the format allows. */
const inflatedBytes = (bytes: Buffer, end: number): number => {
  const length = bytes.readUInt32LE(end - 4);
  if (length > mostOfMember) throw new AppError('genome.damaged');
  return length;
};

/** Bytes of the member at `at`, or null while it is not whole. @throws AppError `genome.damaged`. */
export const memberBytes = (bytes: Buffer, at: number): number | null => {
  if (at + 18 > bytes.length) return null;
  if (!isBgzipMember(bytes, at)) throw new AppError('genome.damaged');
  const size = bytes.readUInt16LE(at + 16) + 1;
  if (size < 26) throw new AppError('genome.damaged');
  return at + size <= bytes.length ? size : null;
};

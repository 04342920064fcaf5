import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../../models/base/app-error.ts';
import { no } from '../../../models/base/result.ts';
import type { Refusal } from '../../../models/base/result.ts';
import { limits } from '../limits.ts';
import { ArchiveReader } from './archive-reader.ts';
import { isDirectoryName } from './source.ts';
import type { PackedMember, Source, Unreadable } from './source.ts';

// Members are read into memory as they lie in the archive, one at a time, and never written under their own name: no path
// can lead anywhere. What unpacks to far more than a study could be is refused before it is unpacked.

const stored = 0;
const deflated = 8;

type ZipPlace = Pick<Source, 'name' | 'path' | 'size' | 'modifiedMs' | 'isOnMedium'>;

/** Whether a file begins as a ZIP archive does. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await handle.close();
  }
}

interface Archive {
  readonly file: ZipFile; // its table of contents
  readonly handle: FileHandle; // its bytes
  readonly size: number;
}

/** The members of an archive, each readable while the generator is at it. A broken archive ends with its reason. */
export async function* readZip(zip: ZipPlace, signal: AbortSignal): AsyncGenerator<Source | Unreadable> {
  const bad = (why: Refusal, member = ''): Unreadable => {
    const inside = member === '' ? '' : `!${member}`;
    return { kind: 'unreadable', name: `${zip.name}${inside}`, path: `${zip.path}${inside}`, why };
  };
  let archive: Archive;
  try {
    archive = await openArchive(zip.path);
  } catch (error) {
    return yield bad(no('import.archive', { reason: reasonOf(error) }).error);
  }
  const { file, handle } = archive;
  try {
    let total = 0;
    let count = 0;
    const seen = new Set<string>();
    const place = { ...zip, isOnMedium: zip.isOnMedium || (await hasDirectory(zip.path, signal)) };
    for (let entry = await nextEntry(file); entry; entry = await nextEntry(file)) {
      signal.throwIfAborted();
      const member = nameOf(entry);
      if (member.endsWith('/')) continue;
      total += entry.uncompressedSize;
      const refused = refusalOf(entry, member, { total, count: ++count });
      if (refused) yield bad(refused, member);
      else if (seen.has(member)) yield bad(no('import.archive-twice').error, `${member}#${count}`);
      else yield { ...memberOf(place, entry, member), read: readerOf(archive, entry) };
      seen.add(member);
    }
  } catch (error) {
    signal.throwIfAborted();
    yield bad(no('import.archive', { reason: reasonOf(error) }).error);
  } finally {
    file.close();
    await handle.close();
  }
}

const memberOf = (zip: ZipPlace, entry: Entry, member: string): Omit<Source, 'read'> => ({
  kind: 'member',
  name: `${zip.name}!${member}`,
  path: `${zip.path}!${member}`,
  size: entry.uncompressedSize,
  modifiedMs: zip.modifiedMs,
  isOnMedium: zip.isOnMedium,
});

/** Whether an archive holds a medium; its table of contents alone is read. */
async function hasDirectory(zip: string, signal: AbortSignal): Promise<boolean> {
  const { file, handle } = await openArchive(zip);
  try {
    for (let entry = await nextEntry(file); entry; entry = await nextEntry(file)) {
      signal.throwIfAborted();
      if (isDirectoryName(nameOf(entry))) return true;
    }
    return false;
  } finally {
    file.close();
    await handle.close();
  }
}

interface Met {
  readonly total: number; // bytes unpacked so far, this member with them
  readonly count: number;
}

function refusalOf(entry: Entry, member: string, { total, count }: Met): Refusal | undefined {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  const isEscaping = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(member);
  if (isEscaping) return no('import.archive-path').error;
  if (entry.isEncrypted()) return no('import.archive-encrypted').error;
  if (compressionMethod !== stored && compressionMethod !== deflated)
    return no('import.archive-method', { method: compressionMethod }).error;
  const { bytes, members, ratio, ratioFromBytes } = limits.archive;
  const isBomb = Math.max(compressedSize, uncompressedSize) > limits.fileBytes || total > bytes || count > members;
  const isSwollen = uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio;
  return isBomb || isSwollen ? no('import.archive-too-large', { bytes: uncompressedSize }).error : undefined;
}

/** UTF-8 where it is, else the old DOS letters read as Latin-1: a name is only shown. */
const nameOf = ({ fileName }: Entry): string => {
  const bytes = Buffer.from(fileName as unknown as Uint8Array); // `decodeStrings: false` gives bytes
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
};

async function openArchive(path: string): Promise<Archive> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
    const file = await yauzl.fromRandomAccessReaderPromise(new ArchiveReader(handle), size, options);
    return { handle, size, file };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

const nextEntry = (file: ZipFile): Promise<Entry | undefined> =>
  new Promise((resolve, reject) => {
    const done = (settle: () => void): void => {
      file.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
      settle();
    };
    file.once('entry', (entry: Entry) => done(() => resolve(entry)));
    file.once('end', () => done(() => resolve(undefined)));
    file.once('error', (error: unknown) => done(() => reject(error)));
    file.readEntry();
  });

/** One buffer of the member's packed size, read once; the thread that reads the file unpacks it. */
const readerOf = (archive: Archive, entry: Entry) => async (): Promise<PackedMember> => {
  const { compressedSize, uncompressedSize, compressionMethod, crc32 } = entry;
  try {
    const from = await startOf(archive, entry);
    const bytes = new Uint8Array(new ArrayBuffer(compressedSize));
    await fill(bytes, archive.handle, from);
    return { bytes, isDeflated: compressionMethod === deflated, size: uncompressedSize, crc32 };
  } catch (error) {
    throw new AppError('import.archive', { reason: reasonOf(error) }, error);
  }
};

const localHead = { bytes: 30, mark: 0x04034b50, nameLengthAt: 26, extraLengthAt: 28 } as const;

/** Where a member's bytes begin: behind its local header, whose length only the header itself tells. */
async function startOf({ handle, size }: Archive, entry: Entry): Promise<number> {
  const head = Buffer.alloc(localHead.bytes);
  await fill(head, handle, entry.relativeOffsetOfLocalHeader);
  if (head.readUInt32LE(0) !== localHead.mark) throw new Error('no member where the table of contents says');
  const start =
    entry.relativeOffsetOfLocalHeader +
    localHead.bytes +
    head.readUInt16LE(localHead.nameLengthAt) +
    head.readUInt16LE(localHead.extraLengthAt);
  if (start + entry.compressedSize > size) throw new Error('the archive ends within this member');
  return start;
}

async function fill(bytes: Uint8Array, handle: FileHandle, from: number): Promise<void> {
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, from + at);
    if (bytesRead === 0) throw new Error('the archive ends within this member');
    at += bytesRead;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

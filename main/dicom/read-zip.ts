import { open } from 'node:fs/promises';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../models/base/app-error.ts';
import { no } from '../../models/base/result.ts';
import type { Source, Unreadable } from './source.ts';

// Members are read into memory, one at a time, and never written under their own name: no path can lead anywhere.
// What unpacks to far more than a study could be is refused before it is unpacked.
const limits = {
  memberBytes: 4 * 1024 ** 3 - 1,
  totalBytes: 256 * 1024 ** 3,
  members: 2_000_000,
  ratio: 1100,
} as const;

type ZipPlace = Pick<Source, 'name' | 'path' | 'size' | 'modifiedMs'>;

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

/** The members of an archive, each readable while the generator is at it. A broken archive ends with its reason. */
export async function* readZip(zip: ZipPlace, signal: AbortSignal): AsyncGenerator<Source | Unreadable> {
  const bad = (why: ReturnType<typeof no>['error'], member = ''): Unreadable => {
    const inside = member === '' ? '' : `!${member}`;
    return { kind: 'unreadable', name: `${zip.name}${inside}`, path: `${zip.path}${inside}`, why };
  };
  let file: ZipFile;
  try {
    file = await openZip(zip.path);
  } catch (error) {
    return yield bad(no('import.archive', { reason: reasonOf(error) }).error);
  }
  try {
    let total = 0;
    let count = 0;
    const seen = new Set<string>();
    for (let entry = await nextEntry(file); entry; entry = await nextEntry(file)) {
      signal.throwIfAborted();
      const member = nameOf(entry);
      if (member.endsWith('/')) continue;
      total += entry.uncompressedSize;
      const refused = refusalOf(entry, member, { total, count: ++count });
      if (refused) yield bad(refused, member);
      else if (seen.has(member)) yield bad(no('import.archive-twice').error, `${member}#${count}`);
      else yield { ...memberOf(zip, entry, member), read: readerOf(file, entry) };
      seen.add(member);
    }
  } catch (error) {
    signal.throwIfAborted();
    yield bad(no('import.archive', { reason: reasonOf(error) }).error);
  } finally {
    file.close();
  }
}

const memberOf = (zip: ZipPlace, entry: Entry, member: string): Omit<Source, 'read'> => ({
  kind: 'member',
  name: `${zip.name}!${member}`,
  path: `${zip.path}!${member}`,
  size: entry.uncompressedSize,
  modifiedMs: zip.modifiedMs,
});

const refusalOf = (entry: Entry, member: string, { total, count }: { total: number; count: number }) => {
  const isEscaping = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(member);
  if (isEscaping) return no('import.archive-path').error;
  if (entry.generalPurposeBitFlag & 1) return no('import.archive-encrypted').error;
  const isBomb = entry.uncompressedSize > limits.memberBytes || total > limits.totalBytes || count > limits.members;
  const isSwollen = entry.uncompressedSize > 1024 ** 2 && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  return isBomb || isSwollen ? no('import.archive-too-large', { bytes: entry.uncompressedSize }).error : undefined;
};

/** UTF-8 where it is, else the old DOS letters read as Latin-1: a name is only shown. */
const nameOf = ({ fileName }: Entry): string => {
  const bytes = Buffer.from(fileName as unknown as Uint8Array); // `decodeStrings: false` gives bytes
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
};

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    yauzl.open(
      path,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, file) => (error ? reject(error) : resolve(file)),
    ),
  );

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

const readerOf = (file: ZipFile, entry: Entry) => (): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(new AppError('import.archive', { reason: reasonOf(error) }, error));
    file.openReadStream(entry, (error, stream) => {
      if (error) return fail(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', fail);
      stream.once('end', () => resolve(Buffer.concat(chunks)));
    });
  });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

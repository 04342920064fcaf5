import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import { Digest } from '../../models/base/ids.ts';
import { keyFor } from './keys.ts';
import { plainBytesOf, readSealed, Sealer } from './store/sealed-file.ts';
import type { ByteRange } from './store/sealed-file.ts';

const writeBytes = 4 * 1024 ** 2;
const writeBuffers = 96; // some 2 MiB: a small blob is one write

/** A blob that was put: SHA-256 and length of the plain bytes. */
export interface PutBlob {
  readonly digest: Digest;
  readonly bytes: number;
}

/**
 * Files of the library, encrypted, known by the SHA-256 of their plain bytes. On disk a file's name is that digest under
 * a key of the library: what is kept cannot be told by comparing names with known files.
 *
 * A blob counts once `flush` has brought it to disk under its name; `put` does that at once, an import once a batch.
 */
export class Blobs {
  readonly #folder: string;
  readonly #key: Uint8Array;
  readonly #nameKey: Uint8Array;
  #flushed: Promise<unknown> = Promise.resolve();
  readonly #pending = new Map<Digest, string>(); // not yet under its name: digest → path it was written to

  private constructor(folder: string, libraryKey: Uint8Array) {
    this.#folder = folder;
    this.#key = keyFor(libraryKey, 'blobs');
    this.#nameKey = keyFor(libraryKey, 'names');
  }

  /** What a crash left half written is removed; another process' own is left alone for a day. */
  static async open(folder: string, libraryKey: Uint8Array): Promise<Blobs> {
    const blobs = new Blobs(folder, libraryKey);
    await mkdir(blobs.#incoming, { recursive: true, mode: 0o700 });
    for (const name of await readdir(blobs.#incoming)) {
      const file = path.join(blobs.#incoming, name);
      const age =
        Date.now() -
        (await stat(file).then(
          (s) => s.mtimeMs,
          () => 0,
        ));
      if (age > 24 * 3600_000) await rm(file, { force: true });
    }
    return blobs;
  }

  /** @throws AppError `store.full`. */
  async put(bytes: Uint8Array): Promise<Digest> {
    const { digest } = await this.write([bytes]);
    await this.flush();
    return digest;
  }

  /** Writes what comes, piece by piece; it counts after `flush`. @throws AppError `store.full`; what the source throws. */
  async write(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<PutBlob> {
    const file = path.join(this.#incoming, randomUUID());
    try {
      const handle = await open(file, 'wx', 0o600);
      const put = await this.#seal(handle, source).finally(() => handle.close());
      const isOnDisk = await this.has(put.digest);
      if (isOnDisk || this.#pending.has(put.digest)) await rm(file);
      else this.#pending.set(put.digest, file);
      return put;
    } catch (error) {
      await rm(file, { force: true });
      throw diskError(error);
    }
  }

  async #seal(handle: FileHandle, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<PutBlob> {
    const hash = createHash('sha256');
    const sealer = new Sealer(this.#key);
    let bytes = 0;
    let waiting: Buffer[] = [sealer.head];
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = 0; at < chunk.length; at += writeBytes) {
        waiting.push(...sealer.push(chunk.subarray(at, at + writeBytes)));
        if (waiting.length < writeBuffers) continue;
        await handle.writev(waiting);
        waiting = [];
      }
    }
    await handle.writev([...waiting, ...sealer.end()]);
    return { digest: Digest.parse(hash.digest('hex')), bytes };
  }

  /** Brings everything written so far to disk, then gives it its name; one flush after the other. @throws AppError `store.full`. */
  flush(): Promise<void> {
    const done = this.#flushed.then(() => this.#flush());
    this.#flushed = done.catch(() => undefined);
    return done;
  }

  async #flush(): Promise<void> {
    const folders = new Set<string>();
    try {
      const files = [...this.#pending];
      await Promise.all(files.map(([, file]) => sync(file)));
      for (const [digest, file] of files) {
        const final = this.#pathOf(digest);
        if (!folders.has(path.dirname(final))) await mkdir(path.dirname(final), { recursive: true, mode: 0o700 });
        folders.add(path.dirname(final));
        await rename(file, final);
        this.#pending.delete(digest);
      }
      await Promise.all([...folders].map(syncFolder));
    } catch (error) {
      throw diskError(error);
    }
  }

  async has(digest: Digest): Promise<boolean> {
    return (
      this.#pending.has(digest) ||
      stat(this.#pathOf(digest)).then(
        () => true,
        () => false,
      )
    );
  }

  /** @returns bytes of the plain text. @throws AppError `blob.missing`. */
  async size(digest: Digest): Promise<number> {
    return this.#with(digest, async (file) => plainBytesOf((await file.stat()).size));
  }

  /** @throws AppError `blob.missing`, `blob.damaged`: never other bytes than were put. */
  async read(digest: Digest): Promise<Uint8Array> {
    const bytes = await this.#with(digest, async (file) =>
      readSealed(file, this.#key, { from: 0, to: plainBytesOf((await file.stat()).size) }),
    );
    if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new AppError('blob.damaged', { digest });
    return bytes;
  }

  /** Only what is asked for is read and decrypted. @throws AppError `blob.missing`, `blob.damaged`. */
  async readRange(digest: Digest, range: ByteRange): Promise<Uint8Array> {
    return this.#with(digest, (file) => readSealed(file, this.#key, range));
  }

  async #with<T>(digest: Digest, use: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await open(this.#pending.get(digest) ?? this.#pathOf(digest), 'r').catch((error: unknown) => {
      throw new AppError('blob.missing', { digest }, error);
    });
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  }

  get #incoming(): string {
    return path.join(this.#folder, 'incoming');
  }

  #pathOf(digest: Digest): string {
    const name = createHmac('sha256', this.#nameKey).update(digest).digest('hex');
    return path.join(this.#folder, name.slice(0, 2), name);
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The names in a folder are on disk only when the folder is. Windows cannot open one, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const diskError = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    ? new AppError('store.full', {}, error)
    : error;

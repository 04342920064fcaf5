import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../../models/base/app-error.ts';

/** The files of something that was brought: a folder, a zip or a bare network. Nothing is unpacked to disk. */
export interface PackFiles {
  readonly name: string; // of what was chosen
  readonly names: readonly string[]; // inside it, `/` between folders
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
}

const limits = { files: 2000, bytes: 600 * 1024 ** 2, ratio: 200, ratioFromBytes: 1024 ** 2, depth: 4 } as const;
const [stored, deflated] = [0, 8];

const isEscaping = (name: string): boolean => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\0/.test(name);

/** What of a zip's entry cannot be taken. @throws AppError `packs.zip-path`, `packs.zip-locked`, `packs.zip-bomb`, `packs.zip-broken`. */
function checkEntry(entry: Entry, name: string, met: { files: number; bytes: number }): void {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (isEscaping(name)) throw new AppError('packs.zip-path', { file: name });
  if (entry.isEncrypted()) throw new AppError('packs.zip-locked', { file: name });
  if (compressionMethod !== stored && compressionMethod !== deflated)
    throw new AppError('packs.zip-broken', { reason: `${name}: method ${compressionMethod}` });
  const isSwollen = uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio;
  if (isSwollen || met.files > limits.files || met.bytes > limits.bytes)
    throw new AppError('packs.zip-bomb', { file: name, bytes: uncompressedSize });
}

/** The member's bytes, never more than its entry says. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const bytes = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  for await (const chunk of stream) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (at + part.length > bytes.length) throw new AppError('packs.zip-bomb', { file: '', bytes: at + part.length });
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Every member of a zip, in memory. */
async function membersOf(file: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const members = new Map<string, Uint8Array<ArrayBuffer>>();
  const met = { files: 0, bytes: 0 };
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  const zip = await yauzl.openPromise(file, options);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('utf8'); // bytes: `decodeStrings` is off
      if (name.endsWith('/') && !isEscaping(name)) continue;
      met.files++;
      met.bytes += entry.uncompressedSize;
      checkEntry(entry, name, met);
      if (members.has(name)) throw new AppError('packs.zip-twice', { file: name });
      members.set(name, await bytesOf(zip, entry));
    }
  } finally {
    zip.close();
  }
  return members;
}

async function openZip(file: string): Promise<PackFiles> {
  let members: Awaited<ReturnType<typeof membersOf>>;
  try {
    members = await membersOf(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('packs.zip-broken', { reason: error instanceof Error ? error.message : String(error) }, error);
  }
  const read = (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = members.get(name);
    return bytes
      ? Promise.resolve(bytes)
      : Promise.reject(new AppError('packs.no-file', { id: path.basename(file), file: name }));
  };
  return { name: path.basename(file), names: [...members.keys()], read };
}

/** Whether a file begins as a zip does, or is called one: a broken one is still told as a zip. */
async function isZip(file: string): Promise<boolean> {
  if (file.toLowerCase().endsWith('.zip')) return true;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await handle.close();
  }
}

/** Names of the files under a folder, a few folders deep. */
async function namesUnder(folder: string, inside = '', depth = 0): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isFile()) found.push(name);
    if (entry.isDirectory() && depth < limits.depth) found.push(...(await namesUnder(folder, name, depth + 1)));
    if (found.length > limits.files) throw new AppError('packs.too-large', { files: found.length, bytes: 0 });
  }
  return found;
}

/**
 * Opens what was chosen as the files of a pack.
 *
 * @throws AppError `packs.zip-*` for a zip that must not be taken, `packs.not-there` {file} when there is nothing at the path
 *   or it, or a folder in it, may not be opened.
 */
export async function openPackFiles(chosen: string): Promise<PackFiles> {
  try {
    return await openChosen(chosen);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('packs.not-there', { file: path.basename(chosen) }, error);
  }
}

async function openChosen(chosen: string): Promise<PackFiles> {
  const name = path.basename(chosen);
  const about = await stat(chosen);
  if (!about.isDirectory() && about.size > limits.bytes)
    throw new AppError('packs.too-large', { files: 1, bytes: about.size });
  if (about.isDirectory()) {
    const read = async (file: string): Promise<Uint8Array<ArrayBuffer>> =>
      new Uint8Array(await readFile(path.join(chosen, file)));
    return { name, names: await namesUnder(chosen), read };
  }
  if (await isZip(chosen)) return openZip(chosen);
  return { name, names: [name], read: async () => new Uint8Array(await readFile(chosen)) };
}

/** The folder inside that holds a file of this name, nearest to the top, with its last `/`; undefined where there is none. */
export const folderWith = ({ names }: PackFiles, file: string): string | undefined =>
  names
    .filter((name) => name === file || name.endsWith(`/${file}`))
    .toSorted((a, b) => a.split('/').length - b.split('/').length)
    .map((name) => name.slice(0, name.length - file.length))[0];

import { open, opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { no } from '../../../models/base/result.ts';
import type { Refusal } from '../../../models/base/result.ts';
import { directoryClass } from '../../../models/dicom/header/read-header.ts';
import { namedFrom } from '../drops.ts';
import { isDirectoryName } from './source.ts';
import type { Source, Unreadable } from './source.ts';
import { isZip, readZip } from './read-zip.ts';

/** Longest a folder chain may be: a link that leads back up ends here. */
const deepest = 64;

/**
 * Everything an import would look at below the chosen paths: files, folders (recursive, in order of name), members of ZIP
 * archives. A chosen DICOMDIR, whatever its name, stands for the folder it lies in. Links are followed once: no file is met twice.
 *
 * @param paths  absolute. Yields what cannot be opened with its reason; stops at nothing.
 */
export async function* findSources(paths: readonly string[], signal: AbortSignal): AsyncGenerator<Source | Unreadable> {
  const met = new Set<string>();
  for (const chosen of paths) {
    const start = (await isMediaDirectory(chosen)) ? path.dirname(chosen) : chosen;
    yield* walk(start, { base: namedFrom(start), met, depth: 0, isOnMedium: false, signal });
  }
}

/** Some media name it DICOMDIR;1 and the like, some people rename it: what it is stands in its first bytes. */
async function isMediaDirectory(chosen: string): Promise<boolean> {
  if (path.basename(chosen).toUpperCase() === 'DICOMDIR') return true;
  const found = await stat(chosen).catch(() => undefined); // what cannot be opened is told by the walk
  const handle = found?.isFile() ? await open(chosen).catch(() => undefined) : undefined; // a pipe would wait for ever
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return startsAsDirectory(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

const headBytes = 512;
const metaElement = { class: Buffer.from('\x02\x00\x02\x00UI', 'latin1'), lengthAt: 6, headBytes: 8 } as const;

/** Media Storage SOP Class UID (0002,0002), within the meta information of a part 10 file. */
const startsAsDirectory = (bytes: Buffer): boolean => {
  const at = bytes.toString('latin1', 128, 132) === 'DICM' ? bytes.indexOf(metaElement.class) : -1;
  if (at < 0 || at + metaElement.headBytes > bytes.length) return false;
  const length = bytes.readUInt16LE(at + metaElement.lengthAt);
  const from = at + metaElement.headBytes;
  return bytes.toString('latin1', from, from + length).replace('\0', '') === directoryClass;
};

interface Walk {
  readonly base: string; // names are relative to it
  readonly met: Set<string>;
  readonly depth: number;
  readonly isOnMedium: boolean;
  readonly signal: AbortSignal;
}

async function* walk(
  place: string,
  { base, met, depth, isOnMedium, signal }: Walk,
): AsyncGenerator<Source | Unreadable> {
  signal.throwIfAborted();
  const name = path.relative(base, place);
  try {
    const real = await realpath(place);
    if (met.has(real)) return;
    met.add(real);
    const found = await stat(real);
    if (found.isDirectory()) {
      if (depth >= deepest) throw Object.assign(new Error(), { code: 'ELOOP' });
      const entries = await entriesOf(real);
      const below = { base, met, depth: depth + 1, isOnMedium: isOnMedium || entries.some(isDirectoryName), signal };
      for (const entry of entries) yield* walk(path.join(place, entry), below);
    } else if (found.isFile()) {
      const file = { name, path: real, size: found.size, modifiedMs: Math.round(found.mtimeMs), isOnMedium };
      if (await isZip(real)) yield* readZip(file, signal);
      else yield { ...file, kind: 'file', read: null };
    } else yield { kind: 'unreadable', name, path: place, why: no('import.not-a-file').error };
  } catch (error) {
    signal.throwIfAborted();
    yield { kind: 'unreadable', name, path: place, why: whyOf(codeOf(error)) };
  }
}

/** What a person can mend has words of its own; the rest is told as the file system says it. */
const whyOf = (reason: string): Refusal =>
  reason === 'ENOENT'
    ? no('import.not-there').error
    : reason === 'EACCES' || reason === 'EPERM'
      ? no('import.no-permission').error
      : no('import.unreadable', { reason }).error;

const entriesOf = async (folder: string): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const entry of await opendir(folder)) names.push(entry.name);
  return names.sort();
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

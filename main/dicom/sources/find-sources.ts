import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { no } from '../../../models/base/result.ts';
import type { Source, Unreadable } from './source.ts';
import { isZip, readZip } from './read-zip.ts';

/** Longest a folder chain may be: a link that leads back up ends here. */
const deepest = 64;

/**
 * Everything an import would look at below the chosen paths: files, folders (recursive, in order of name), members of ZIP
 * archives. A DICOMDIR stands for the folder it lies in. Links are followed once: no file is met twice.
 *
 * @param paths  absolute. Yields what cannot be opened with its reason; stops at nothing.
 */
export async function* findSources(paths: readonly string[], signal: AbortSignal): AsyncGenerator<Source | Unreadable> {
  const met = new Set<string>();
  for (const chosen of paths) {
    const isDirectory = path.basename(chosen).toUpperCase() === 'DICOMDIR';
    const start = isDirectory ? path.dirname(chosen) : chosen;
    yield* walk(start, { base: path.dirname(start), met, depth: 0, signal });
  }
}

interface Walk {
  readonly base: string; // names are relative to it
  readonly met: Set<string>;
  readonly depth: number;
  readonly signal: AbortSignal;
}

async function* walk(place: string, { base, met, depth, signal }: Walk): AsyncGenerator<Source | Unreadable> {
  signal.throwIfAborted();
  const name = path.relative(base, place);
  try {
    const real = await realpath(place);
    if (met.has(real)) return;
    met.add(real);
    const found = await stat(real);
    if (found.isDirectory()) {
      if (depth >= deepest) throw Object.assign(new Error(), { code: 'ELOOP' });
      for (const entry of await entriesOf(real))
        yield* walk(path.join(place, entry), { base, met, depth: depth + 1, signal });
    } else if (found.isFile()) {
      const file = { name, path: real, size: found.size, modifiedMs: Math.round(found.mtimeMs) };
      if (await isZip(real)) yield* readZip(file, signal);
      else yield { ...file, kind: 'file', read: null };
    } else yield { kind: 'unreadable', name, path: place, why: no('import.not-a-file').error };
  } catch (error) {
    signal.throwIfAborted();
    yield { kind: 'unreadable', name, path: place, why: no('import.unreadable', { reason: codeOf(error) }).error };
  }
}

const entriesOf = async (folder: string): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const entry of await opendir(folder)) names.push(entry.name);
  return names.sort();
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

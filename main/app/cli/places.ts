import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../models/base/app-error.ts';
import { textOf } from './text-of.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** What the file system answers, in words. */
const answers: Readonly<Record<string, string>> = {
  EACCES: 'cli.path-denied',
  EEXIST: 'cli.path-below-file',
  EISDIR: 'cli.path-is-folder',
  ELOOP: 'cli.path-loop',
  EMFILE: 'cli.path-too-many',
  ENAMETOOLONG: 'cli.path-long',
  ENOENT: 'cli.path-missing',
  ENOSPC: 'cli.path-full',
  ENOTDIR: 'cli.path-below-file',
  EPERM: 'cli.path-denied',
  EROFS: 'cli.path-read-only',
};

interface FileSystemError extends Error {
  readonly code: string;
}

/** What the file system refuses is the caller's to mend, and no fault of the program. */
export const isOfFileSystem = (error: unknown): error is FileSystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';

/** Why the file system refused, as a sentence. Total. */
export const reasonOf = ({ code }: FileSystemError): string =>
  textOf(root, { code: answers[code] ?? 'cli.path-other', params: { reason: code } });

/** @throws AppError `cli.out` {path, reason}; any other error as it is. */
async function orOut<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOfFileSystem(error)) throw new AppError('cli.out', { path: place, reason: reasonOf(error) }, error);
    throw error;
  }
}

/** One folder after the other: at once, Node goes round for ever in a file system that takes no folders (/proc). */
async function make(folder: string, mode: number): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if (!isOfFileSystem(error) || error.code !== 'ENOENT') throw error;
    if (path.dirname(folder) !== folder) await make(path.dirname(folder), mode);
  }
  await mkdir(folder, { mode }).catch((error: unknown) => {
    if (isOfFileSystem(error) && error.code === 'ENOENT') throw Object.assign(error, { code: 'EROFS' });
    throw error;
  });
}

/**
 * Makes a folder with those above it and tries that files can be written there, before anything is computed for it.
 *
 * @param mode  of folders that are made: who may look into them. @throws AppError `cli.out` {path, reason}.
 */
export const makeWritableFolder = (folder: string, mode = 0o777): Promise<void> =>
  orOut(folder, async () => {
    await make(folder, mode);
    const trial = path.join(folder, `.phenoscope-${randomUUID()}`);
    await (await open(trial, 'wx')).close();
    await rm(trial);
  });

/**
 * Makes the folder of a file that is to be written, and tries it.
 *
 * @throws AppError `cli.out` {path, reason}, also where the name is that of a folder or a device.
 */
export const makeWritablePlace = (file: string): Promise<void> =>
  orOut(file, async () => {
    await makeWritableFolder(path.dirname(file));
    const kind = await stat(file).catch(() => null);
    if (!kind || kind.isFile()) return;
    const code = kind.isDirectory() ? 'cli.path-is-folder' : 'cli.path-no-file';
    throw new AppError('cli.out', { path: file, reason: textOf(root, { code, params: {} }) });
  });

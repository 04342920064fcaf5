import { rmSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folders: string[] = []; // at most one, made when first needed
let making: Promise<string> | undefined;

const make = async (): Promise<string> => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), `phenoscope-drop-${process.pid}-`)));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  folders.push(folder);
  return folder;
};

/** Where the bytes of dropped files wait for their import, readable by this account only; gone when the program ends. */
export const dropFolder = (): Promise<string> => (making ??= make());

const folderOf = (file: string): string | undefined => folders.find((folder) => file.startsWith(folder + path.sep));

/** Whether a file lies there: it is no place to index it in, since it will not be there tomorrow. */
export const isDropped = (file: string): boolean => folderOf(file) !== undefined;

/** The folder that a chosen file is named from: of a dropped one that of its drop, so that its own folders are told. */
export function namedFrom(file: string): string {
  const folder = folderOf(file);
  if (folder === undefined) return path.dirname(file);
  const [drop = ''] = path.relative(folder, file).split(path.sep);
  return path.join(folder, drop);
}

/** Takes away the dropped files of programs that were killed before they could: once their imports have gone on. */
export async function removeLeftDrops(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^phenoscope-drop-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined); // another account's
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

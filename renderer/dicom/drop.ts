import { AppError } from '../../models/base/app-error.ts';
import { handOverBytes, handOverPaths, hasBridge } from '../app/api/hand-over.ts';
import type { HandedFile } from '../app/api/hand-over.ts';

/**
 * Tokens for what was dropped. Electron: main learns the paths, and walks folders itself. Browser shell: folders are
 * walked here and every file's bytes go up.
 *
 * Must be called while the drop event is handled: its items are gone afterwards.
 * @throws AppError `import.drop` when a file could not be handed over; `job.cancelled`.
 */
export function tokensOfDrop(transfer: DataTransfer, signal: AbortSignal): Promise<readonly HandedFile[]> {
  if (hasBridge()) return handOverPaths([...transfer.files]);
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return upload(entries, signal);
}

async function upload(entries: readonly FileSystemEntry[], signal: AbortSignal): Promise<readonly HandedFile[]> {
  const handed: HandedFile[] = [];
  for await (const entry of walk(entries)) {
    if (signal.aborted) throw new AppError('job.cancelled');
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    handed.push(await handOverBytes(file, entry.fullPath.replace(/^\//, ''), signal));
  }
  return handed;
}

/** Every file under the entries, folders walked depth first, in the order of their names. */
async function* walk(entries: readonly FileSystemEntry[]): AsyncGenerator<FileSystemFileEntry> {
  for (const entry of [...entries].sort((a, b) => a.name.localeCompare(b.name))) {
    if (isFile(entry)) yield entry;
    else if (isFolder(entry)) yield* walk(await childrenOf(entry));
  }
}

// A reader hands out a folder in portions; an empty one ends it.
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

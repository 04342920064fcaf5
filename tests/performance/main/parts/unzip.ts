import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** Writes the members of a ZIP as numbered files into a folder. @param edit  what is written instead of a member's bytes. */
export async function unzip(
  archive: string,
  folder: string,
  edit = (bytes: Buffer): Buffer => bytes,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(readFileSync(archive), { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const files: string[] = [];
  const keep = (bytes: Buffer): void => {
    const file = path.join(folder, `${String(files.length + 1).padStart(4, '0')}.dcm`);
    writeFileSync(file, edit(bytes));
    files.push(file);
  };
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName.endsWith('/')) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        buffer(stream).then((bytes) => {
          keep(bytes);
          zip.readEntry();
        }, reject);
      });
    });
    zip.on('end', () => resolve(files));
    zip.readEntry();
  });
}

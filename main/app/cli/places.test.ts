import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWritableFolder, makeWritablePlace } from './places.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'places-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const inside = (...parts: string[]): string => path.join(folder, ...parts);

test('a folder is made with those above it, is for whom it is made, and holds nothing of the trial', async () => {
  const made = inside('a', 'b');
  await makeWritableFolder(made, 0o700);
  expect(await readdir(made)).toEqual([]);
  if (process.platform !== 'win32') expect((await stat(made)).mode & 0o777).toBe(0o700);
  await makeWritableFolder(made); // once more: it is there
});

const isRoot = process.getuid?.() === 0;
test.skipIf(isRoot || process.platform === 'win32')('a folder that takes no file is told before', async () => {
  await mkdir(inside('read-only'));
  await chmod(inside('read-only'), 0o500);
  const refused = { code: 'cli.out', params: { path: inside('read-only'), reason: 'There is no permission for it.' } };
  await expect(makeWritableFolder(inside('read-only'))).rejects.toMatchObject(refused);
});

test('the name of a folder, and one below a file, take no file', async () => {
  await writeFile(inside('file'), '');
  const reasons = [inside(), inside('file', 'x.json')].map((file) =>
    makeWritablePlace(file).then(
      () => null,
      (error: { params: unknown }) => error.params,
    ),
  );
  expect(await Promise.all(reasons)).toEqual([
    { path: inside(), reason: 'It is a folder; a file is wanted.' },
    { path: inside('file'), reason: 'There is a file where a folder is wanted.' },
  ]);
  await makeWritablePlace(inside('file')); // one that is there is written anew
});

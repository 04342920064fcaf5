import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { removeLeftDrops } from './drops.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drops-'));
  vi.stubEnv('TMPDIR', folder);
  vi.stubEnv('TEMP', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('what a killed program left of dropped files is taken away, what a running one uses and what is not ours stays', async () => {
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  for (const name of [`phenoscope-drop-${ended}-a`, `phenoscope-drop-${process.pid}-b`, 'other']) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'image.dcm'), 'bytes');
  }
  await removeLeftDrops();
  expect((await readdir(folder)).toSorted()).toEqual(['other', `phenoscope-drop-${process.pid}-b`]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Policy } from '../../models/library/settings.ts';
import type { Changed } from '../../models/library/worklist.ts';
import { openLibrary } from './library.ts';
import { openStore } from './store.ts';
import { keyFor } from './keys.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';

let folder: string;
const key = new Uint8Array(32).fill(5);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'library-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what another process writes is told to whoever listens', async () => {
  const library = await openLibrary({
    folder,
    key,
    policy: Policy.parse({ schema: 1 }),
    now: () => '2026-01-10T10:00:00.000Z',
    newId: () => 'x',
  });
  const told: Changed[] = [];
  library.news.listen((changed) => told.push(changed));
  await library.store.writesOfOthers();
  const other = await openStore({
    file: path.join(folder, 'library.db'),
    copies: path.join(folder, 'copies'),
    key: keyFor(key, 'database'),
  });
  await other.putReceived(makeBatch([{}]));
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([{ what: 'study', subject: null, studyUid: null }]);
  expect((await library.store.counts({ today: null })).all).toBe(1);
  await other.close();
  await library.close();
});

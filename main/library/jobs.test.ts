import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import { JobId } from '../../models/base/ids.ts';
import { Policy } from '../../models/library/settings.ts';
import { makeThrowAwayLibrary, openLibrary } from './library.ts';
import type { Library } from './library.ts';

let library: Library;
beforeEach(async () => {
  library = await makeThrowAwayLibrary();
});
afterEach(() => library.close());

const asked = { kind: 'dicom.import', input: { paths: ['a'] }, signal: new AbortController().signal };
const untilCancelled = ({ signal }: { signal: AbortSignal }) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new AppError('job.cancelled'))));

test('a job is listed with its progress, then with its end', async () => {
  let finish = (): void => undefined;
  const done = library.jobs.run(asked, ({ report }) => {
    report({ step: 'files', done: 3, total: 10 });
    return new Promise<number>((resolve) => (finish = () => resolve(7)));
  });
  await expect
    .poll(() => library.jobs.list())
    .toMatchObject([{ kind: 'dicom.import', state: 'running', progress: { done: 3 } }]);
  finish();
  expect(await done).toBe(7);
  expect(await library.jobs.list()).toMatchObject([{ state: 'done', code: null }]);
});

test('a job that fails keeps its code and what the text needs', async () => {
  await expect(
    library.jobs.run(asked, () => Promise.reject(new AppError('dicom.no-pixels', { file: 'x' }))),
  ).rejects.toMatchObject({ code: 'dicom.no-pixels' });
  expect(await library.jobs.list()).toMatchObject([
    { state: 'failed', code: 'dicom.no-pixels', params: { file: 'x' } },
  ]);
});

test('the list cancels a job, and so does the call that asked', async () => {
  const first = library.jobs.run(asked, untilCancelled);
  await expect.poll(() => library.jobs.list()).toHaveLength(1);
  const [row] = await library.jobs.list();
  if (row) await library.jobs.cancel(row.id);
  await expect(first).rejects.toMatchObject({ code: 'job.cancelled' });
  const aborter = new AbortController();
  const second = library.jobs.run({ ...asked, signal: aborter.signal }, untilCancelled);
  setTimeout(() => aborter.abort(), 20);
  await expect(second).rejects.toMatchObject({ code: 'job.cancelled' });
  expect((await library.jobs.list()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('closing the library ends a job but leaves it unfinished, to go on at the next opening', async () => {
  const running = library.jobs.run(asked, untilCancelled);
  await expect.poll(() => library.jobs.list()).toHaveLength(1);
  await Promise.all([expect(running).rejects.toMatchObject({ code: 'job.cancelled' }), library.jobs.stop()]);
  expect(await library.store.jobs()).toMatchObject([{ state: 'running', input: { paths: ['a'] } }]);
});

test('once the library closes no job begins', async () => {
  await library.jobs.stop();
  await expect(library.jobs.run(asked, () => Promise.resolve(1))).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await library.store.jobs()).toEqual([]);
});

test('a listener is told what runs and what just ended', async () => {
  const told = new Promise<string[]>((resolve) =>
    library.jobs.changed.listen((rows) => resolve(rows.map(({ state }) => state))),
  );
  await library.jobs.run(asked, () => Promise.resolve(1));
  expect(await told).toEqual(['done']);
});

test('a job whose process died is said to be cut short, and can go on under its own id', async () => {
  const id = JobId.parse('j1');
  const row = {
    id,
    kind: 'dicom.import',
    state: 'running',
    input: { paths: ['a'] },
    progress: null,
    code: null,
    params: {},
    queuedAt: '2026-01-10T10:00:00.000Z',
    endedAt: null,
  } as const;
  await library.store.putJob(row);
  expect(await library.store.unfinishedJobs()).toEqual([]); // its process is this one: it runs
  const folder = await mkdtemp(path.join(tmpdir(), 'jobs-'));
  const place = {
    folder,
    key: new Uint8Array(32),
    policy: Policy.parse({ schema: 1 }),
    now: library.now,
    newId: library.newId,
  };
  const before = await openLibrary(place);
  const noted = JobId.parse('j2');
  await before.store.putJob(row);
  await before.store.putJob({ ...row, id: noted });
  await before.store.close(); // as a crash leaves it
  const after = await openLibrary(place);
  const cut = { state: 'failed', code: 'job.interrupted', endedAt: null };
  expect(await after.jobs.list()).toMatchObject([cut, cut]);
  await after.jobs.cancel(noted); // somebody has taken note of it
  expect((await after.jobs.list()).find((one) => one.id === noted)?.endedAt).not.toBeNull();
  const [left] = await after.store.unfinishedJobs();
  expect(left?.input).toEqual({ paths: ['a'] });
  await after.jobs.run({ ...asked, resume: id }, () => Promise.resolve(1));
  expect((await after.jobs.list()).find((one) => one.id === id)?.state).toBe('done');
  await after.close();
  await rm(folder, { recursive: true });
});

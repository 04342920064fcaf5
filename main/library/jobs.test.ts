import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../models/base/app-error.ts';
import { makeThrowAwayLibrary } from './library.ts';
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
  if (row) library.jobs.cancel(row.id);
  await expect(first).rejects.toMatchObject({ code: 'job.cancelled' });
  const aborter = new AbortController();
  const second = library.jobs.run({ ...asked, signal: aborter.signal }, untilCancelled);
  setTimeout(() => aborter.abort(), 20);
  await expect(second).rejects.toMatchObject({ code: 'job.cancelled' });
  expect((await library.jobs.list()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('a listener is told what runs and what just ended', async () => {
  const told = new Promise<string[]>((resolve) =>
    library.jobs.changed.listen((rows) => resolve(rows.map(({ state }) => state))),
  );
  await library.jobs.run(asked, () => Promise.resolve(1));
  expect(await told).toEqual(['done']);
});

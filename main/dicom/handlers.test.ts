import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { JobId } from '../../models/base/ids.ts';
import { Policy } from '../../models/library/settings.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import { openLibrary } from '../library/library.ts';
import { resumeImports } from './handlers.ts';

test('of two imports that a crash cut short the second goes on though the first is cancelled', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'resume-'));
  const file = path.join(folder, 'image.dcm');
  await writeFile(file, makeDicom(ctElements()));
  const now = (): string => '2026-01-10T10:00:00.000Z';
  const place = { folder, key: new Uint8Array(32), policy: Policy.parse({ schema: 1 }), now, newId: randomUUID };
  const before = await openLibrary(place);
  const left = {
    kind: 'dicom.import',
    state: 'running',
    progress: null,
    code: null,
    params: {},
    endedAt: null,
  } as const;
  for (const id of ['first', 'second']) {
    const queuedAt = `2026-01-10T09:00:0${id === 'first' ? 0 : 1}.000Z`;
    await before.store.putJob({ ...left, id: JobId.parse(id), queuedAt, input: { paths: [file], mode: 'copy' } });
  }
  await before.store.close(); // as a crash leaves it

  const library = await openLibrary(place);
  const states = async () => Object.fromEntries((await library.jobs.list()).map(({ id, state }) => [id, state]));
  const ctx = { library, newId: randomUUID };
  await resumeImports(ctx, null); // a command line: it starts nobody's imports
  expect(await states()).toEqual({ first: 'failed', second: 'failed' });
  const resumed = resumeImports(ctx, { kind: 'person', id: 'p1', name: 'Dr. A. Reader' });
  await expect.poll(states, { interval: 2 }).toEqual({ first: 'running', second: 'failed' });
  await library.jobs.cancel(JobId.parse('first'));
  await resumed;
  expect(await states()).toEqual({ first: 'cancelled', second: 'done' });
  await library.close();
  await rm(folder, { recursive: true });
});

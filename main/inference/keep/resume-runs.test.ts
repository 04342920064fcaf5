import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Policy } from '../../../models/library/settings.ts';
import { makeContext } from '../../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../../tests/fixtures/make-context.ts';
import { makePack } from '../../../tests/fixtures/make-pack.ts';
import { makeBatch } from '../../../tests/fixtures/make-received.ts';
import { makeSmallHead, smallGrid } from '../../../tests/fixtures/make-small-head.ts';
import { openLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import type { RunParts } from '../run-parts.ts';
import { resumeRuns, runListed } from './resume-runs.ts';

let folder: string;
let library: Library;
let made: MadeContext; // for what of a program a run looks at
const key = randomBytes(32);
const open = (): Promise<Library> =>
  openLibrary({
    folder: path.join(folder, 'library'),
    key,
    policy: Policy.parse({ schema: 1 }),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  });
beforeEach(async () => {
  made = await makeContext();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-resume-'));
  await mkdir(path.join(folder, 'library'));
  library = await open();
  await library.store.putReceived(makeBatch([{}]));
  await makePack(path.join(folder, 'packs'));
});
afterEach(async () => {
  await library.close();
  await made.close();
  await rm(folder, { recursive: true, force: true });
});

const set = makeSmallHead();
const voxels = (): Float32Array => new Float32Array(15 ** 3).fill(200, 1700, 1712);

/** `onRead` is called when the image is read: the program may end there. */
const ctxOf = (onRead: () => void = () => undefined): RunParts['ctx'] => ({
  ...made.ctx,
  library,
  newId: randomUUID,
  models: path.join(folder, 'packs'),
  shell: { ...made.ctx.shell, openHost: () => Promise.resolve(false) },
  images: {
    ...made.ctx.images,
    setsOfStudy: () => Promise.resolve([set]),
    setById: () => Promise.resolve(set),
    volume: () => {
      onRead();
      return Promise.resolve({ voxels: voxels(), geometry: smallGrid });
    },
  },
});
const reader = { kind: 'person', id: 'p1', name: 'Dr. A. Reader' } as const;
const request = { model: 'sample', displaySet: set.id, boxes: [], side: null };

/** A run that the end of the program cuts, and the library as it is opened after. */
async function cut(): Promise<void> {
  const closing: Promise<void>[] = [];
  const ctx = ctxOf(() => void closing.push(library.close()));
  const { signal } = new AbortController();
  await expect(runListed({ request, by: reader }, { ctx, signal })).rejects.toMatchObject({ code: 'job.cancelled' });
  await Promise.all(closing);
  library = await open();
}
const found = () => library.store.findingsOfStudy(set.studyUid);
const jobs = async () => (await library.jobs.list()).map(({ state, code }) => code ?? state);

test(
  'a run that the end of the program cut is started again for who asked for it, and its finding says so',
  { timeout: 60_000 },
  async () => {
    await cut();
    expect([await found(), await jobs()]).toEqual([[], ['job.interrupted']]);
    await resumeRuns(ctxOf(), { ...reader, id: 'p2' }); // somebody else
    expect(await found()).toEqual([]);
    await resumeRuns(ctxOf(), reader);
    const [finding, ...more] = await found();
    expect([finding?.status, more]).toEqual(['proposed', []]);
    expect(finding?.notes.map(({ code }) => code)).toContain('infer.run-again');
    expect(await jobs()).toEqual(['done']);
    const { entries } = await library.store.journal({ subject: null, offset: 0, limit: 20 });
    expect(entries.find(({ kind }) => kind === 'model.run-again')).toMatchObject({ actor: reader });
    await resumeRuns(ctxOf(), reader);
    expect(await found()).toHaveLength(1);
  },
);

test('one that was cut twice is given up: it may be what ended the program', { timeout: 60_000 }, async () => {
  await cut();
  const closing: Promise<void>[] = [];
  await resumeRuns(
    ctxOf(() => void closing.push(library.close())),
    reader,
  );
  await Promise.all(closing);
  library = await open();
  await resumeRuns(ctxOf(), reader);
  expect([await found(), await jobs()]).toEqual([[], ['infer.cut-twice']]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DisplaySetId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import type { DrawnMeasurement } from '../../models/findings/contract.ts';
import { hippocampusPack, makeFinding } from '../../models/findings/make-finding.ts';
import { FileTokens } from '../app/files.ts';
import type { Context } from '../app/context.ts';
import { silentLog } from '../app/log.ts';
import { findingsHandlers } from '../findings/handlers.ts';
import { libraryHandlers } from './handlers.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { makeBatch } from './store/make-received.ts';

let folder: string;
let session: Session;
let ctx: Context;
let ids: number;
let clock: number;
let chosen: string[];
const studyUid = StudyUid.parse('1.2.1');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handlers-'));
  ids = 0;
  clock = Date.parse('2026-01-10T10:00:00.000Z');
  chosen = [];
  const newId = () => `id-${++ids}`;
  const now = () => new Date((clock += 1000)).toISOString();
  const never = () => Promise.reject(new Error('not asked for here'));
  const shell: Context['shell'] = {
    kind: 'headless',
    version: '1',
    keyRing: null,
    openDialog: () => Promise.resolve(chosen),
    openWindow: never,
    openHost: never,
    printToPdf: never,
    close: never,
  };
  session = await openSession({
    folder,
    shell,
    isUnattended: false,
    now,
    newId,
    policyFile: path.join(folder, 'none.json'),
    scryptLog2: 8,
  });
  const base = {
    session,
    shell,
    now,
    newId,
    files: new FileTokens(),
    log: silentLog,
    resources: folder,
    models: folder,
    version: '0.1.0',
    signal: new AbortController().signal,
  };
  ctx = Object.defineProperties(base, {
    library: { get: () => session.library },
    actor: { get: () => session.actor },
  }) as Context;
});
afterEach(async () => {
  await session.close();
  await rm(folder, { recursive: true, force: true });
});

const setUp = () => libraryHandlers.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' }, ctx);
const withStudy = async () => {
  await setUp();
  await ctx.library.store.putReceived(makeBatch([{ number: 1 }, { number: 2 }]));
  return libraryHandlers.study({ studyUid }, ctx);
};

test('before the account is made the library is new, and every question about patients is refused', async () => {
  expect(await libraryHandlers.status({}, ctx)).toEqual({
    state: 'new',
    account: null,
    person: null,
    keyBackend: 'passphrase',
    problem: null,
    shell: 'headless',
    version: '0.1.0',
  });
  expect(() => libraryHandlers.settings({}, ctx)).toThrow(expect.objectContaining({ code: 'library.locked' }));
});

test('setting up signs in; locking shuts everything again', async () => {
  const { recoveryKey, person } = await setUp();
  expect(recoveryKey).toHaveLength(24);
  expect(person).toMatchObject({ kind: 'person', name: 'Dr. A. Reader' });
  await libraryHandlers.lock({}, ctx);
  expect(await libraryHandlers.status({}, ctx)).toMatchObject({
    state: 'locked',
    person: null,
    account: { name: 'Dr. A. Reader' },
  });
  expect(await libraryHandlers.unlock({ passphrase: 'correct horse battery' }, ctx)).toMatchObject({
    person: { name: 'Dr. A. Reader' },
  });
});

test('opening a study shows its series, is audited once and ends its being unread', async () => {
  const { subject, series } = await withStudy();
  expect(series).toMatchObject([{ images: 2, modality: 'MR', thumbnail: expect.any(String) }]);
  await libraryHandlers.study({ studyUid }, ctx);
  const { entries } = await libraryHandlers.journal({ subject: subject.id, offset: 0, limit: 10 }, ctx);
  expect(entries.map(({ kind }) => kind)).toEqual(['study.open']);
  expect(await libraryHandlers.counts({ today: null }, ctx)).toMatchObject({ all: 1, unread: 0 });
  await expect(libraryHandlers.study({ studyUid: StudyUid.parse('9.9') }, ctx)).rejects.toMatchObject({
    code: 'library.unknown-study',
  });
});

test('a typed fact stands beside what the headers say, with who typed it, and can be undone and redone', async () => {
  const { subject } = await withStudy();
  const keys = async () => (await libraryHandlers.facts({ subject: subject.id, studyUid }, ctx)).map(({ key }) => key);
  expect(await keys()).toEqual(['sex', 'age']);
  await libraryHandlers.setFact(
    { subject: subject.id, key: 'sbp', code: null, value: { kind: 'quantity', value: 132, unit: 'mm[Hg]' }, notes: [] },
    ctx,
  );
  const typed = (await libraryHandlers.facts({ subject: subject.id, studyUid }, ctx)).at(-1);
  expect(typed).toMatchObject({ key: 'sbp', from: { kind: 'typed', by: { name: 'Dr. A. Reader' } } });
  expect(await libraryHandlers.undo({ subject: subject.id }, ctx)).toMatchObject({ kind: 'fact.set' });
  expect(await keys()).toEqual(['sex', 'age']);
  await libraryHandlers.redo({ subject: subject.id }, ctx);
  expect(await keys()).toContain('sbp');
});

test('what was read from a file says which file', async () => {
  const { subject } = await withStudy();
  await libraryHandlers.setFact(
    {
      subject: subject.id,
      key: 'bmi',
      code: null,
      value: { kind: 'quantity', value: 24, unit: 'kg/m2' },
      notes: [],
      at: '2025-12-01T00:00:00.000Z',
      file: 'clinical.json',
    },
    ctx,
  );
  expect(await ctx.library.store.enteredFact({ subject: subject.id, key: 'bmi' })).toMatchObject({
    at: '2025-12-01T00:00:00.000Z',
    from: { kind: 'file', name: 'clinical.json' },
  });
});

test('an accepted finding becomes a fact; a proposal does not', async () => {
  const { subject } = await withStudy();
  await ctx.library.journal.append({
    subject: subject.id,
    studyUid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding: makeFinding() },
  });
  const volume = async () =>
    (await libraryHandlers.facts({ subject: subject.id, studyUid }, ctx)).find(
      ({ key }) => key === 'hippocampus_left_ml',
    );
  expect(await volume()).toBeUndefined();
  await expect(
    findingsHandlers.decide({ finding: makeFinding().id, to: 'rejected', reason: '' }, ctx),
  ).rejects.toMatchObject({ code: 'findings.reason-missing' });
  const decided = await findingsHandlers.decide({ finding: makeFinding().id, to: 'accepted', reason: null }, ctx);
  expect(decided).toMatchObject({ status: 'accepted', decided: { by: { name: 'Dr. A. Reader' } } });
  expect(await volume()).toMatchObject({ value: { value: 0.024 } });
});

test('a brushed mask is measured again from the bytes that were put', async () => {
  const { subject } = await withStudy();
  await ctx.library.journal.append({
    subject: subject.id,
    studyUid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding: makeFinding() },
  });
  const mask = await ctx.library.blobs.put(new Uint8Array([1, 1, 1, 0, 0, 0, 0, 0]));
  const brushed = await findingsHandlers.reshape({ finding: makeFinding().id, mask }, ctx);
  expect([brushed.edited, brushed.measurements.map(({ quantity }) => quantity.value)]).toEqual([
    true,
    [0.018, 0.018, 0],
  ]);
});

test('a drawn line stands as accepted, can be moved and taken away; a pack’s finding cannot', async () => {
  const { subject } = await withStudy();
  const drawn: DrawnMeasurement = {
    on: {
      displaySet: DisplaySetId.parse('d1'),
      studyUid,
      seriesUid: SeriesUid.parse('1.2.1.1'),
      frameOfReferenceUid: null,
    },
    geometry: { kind: 'line', from: [0, 0, 0], to: [3, 4, 0], frame: 0 },
    code: { scheme: 'SCT', value: '410668003', meaning: 'Length' },
    name: 'Length',
    measurements: [
      {
        key: 'length',
        code: { scheme: 'SCT', value: '410668003', meaning: 'Length' },
        name: 'Length',
        label: null,
        quantity: { value: 5, unit: 'mm' },
      },
    ],
    notes: [],
  };
  const line = await findingsHandlers.add({ drawn }, ctx);
  expect(line).toMatchObject({ status: 'accepted', by: { kind: 'person' } });
  const moved = { ...drawn, geometry: { kind: 'line', from: [0, 0, 0], to: [6, 8, 0], frame: 0 } as const };
  await expect(findingsHandlers.redraw({ finding: line.id, drawn: moved }, ctx)).rejects.toMatchObject({
    code: 'findings.length-disagrees',
  });
  await findingsHandlers.remove({ finding: line.id }, ctx);
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([]);
  await libraryHandlers.undo({ subject: subject.id }, ctx);
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([line]);
  await ctx.library.journal.append({
    subject: subject.id,
    studyUid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding: makeFinding() },
  });
  await expect(findingsHandlers.remove({ finding: makeFinding().id }, ctx)).rejects.toMatchObject({
    code: 'findings.pack-stays',
  });
});

test('a setting is changed, told and audited', async () => {
  await setUp();
  const told: string[] = [];
  const stop = libraryHandlers.changed(({ what }) => told.push(what), ctx);
  expect(await libraryHandlers.setSetting({ key: 'display.theme', value: 'light' }, ctx)).toMatchObject({
    value: 'light',
    from: 'user',
  });
  stop();
  await libraryHandlers.setSetting({ key: 'display.theme', value: null }, ctx);
  expect(told).toEqual(['setting']);
  await expect(libraryHandlers.setSetting({ key: 'display.theme', value: 'pink' }, ctx)).rejects.toMatchObject({
    code: 'settings.value',
  });
});

test('chosen files come as tokens with names, never as paths', async () => {
  chosen = ['/data/person.vcf.gz'];
  const [picked] = await libraryHandlers.pickFiles({ purpose: 'vcf' }, ctx);
  expect(picked?.name).toBe('person.vcf.gz');
  expect(picked && ctx.files.pathOf(picked.file)).toBe('/data/person.vcf.gz');
});

test('the sample patient is offered where it is shipped', async () => {
  expect(await libraryHandlers.sample({}, ctx)).toBeNull();
  await mkdir(path.join(folder, 'demo'));
  const said = { source: 'made up', licence: 'CC0', isSynthetic: true };
  const card = {
    schema: 1,
    study: { ...said, path: 'study' },
    vcf: { ...said, path: 'sample.vcf', sample: null },
    clinical: { ...said, values: { sbp: { value: 132, unit: 'mm[Hg]', date: null } } },
    boxes: [{ side: 'left', min: [0, 0, 0], max: [10, 10, 10] }],
  };
  await writeFile(path.join(folder, 'demo/sample.json'), JSON.stringify(card));
  const sample = await libraryHandlers.sample({}, ctx);
  expect(sample && ctx.files.pathOf(sample.study.file)).toBe(path.join(folder, 'demo/study'));
  expect(sample).toMatchObject({ vcf: { licence: 'CC0', sample: null }, boxes: [{ side: 'left' }] });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StudyUid } from '../../models/base/ids.ts';
import type { Context } from '../app/context.ts';
import { libraryHandlers } from './handlers.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';

let made: MadeContext;
let ctx: Context;
const studyUid = StudyUid.parse('1.2.1');

beforeEach(async () => {
  made = await makeContext();
  ({ ctx } = made);
});
afterEach(() => made.close());

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
    behindLock: 0,
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
  expect(await libraryHandlers.counts({ today: null }, ctx)).toMatchObject({ unread: 1 }); // looked at in the list
  await libraryHandlers.openStudy({ studyUid }, ctx);
  await libraryHandlers.openStudy({ studyUid }, ctx);
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
  made.chosen.push('/data/person.vcf.gz');
  const [picked] = await libraryHandlers.pickFiles({ purpose: 'vcf' }, ctx);
  expect(picked?.name).toBe('person.vcf.gz');
  expect(picked && ctx.files.pathOf(picked.file)).toBe('/data/person.vcf.gz');
});

test('the sample patient is offered where it is shipped', async () => {
  expect(await libraryHandlers.sample({}, ctx)).toBeNull();
  await mkdir(path.join(made.folder, 'demo'));
  const said = { source: 'made up', licence: 'CC0', isSynthetic: true };
  const card = {
    schema: 1,
    study: { ...said, path: 'study' },
    vcf: { ...said, path: 'sample.vcf', sample: null },
    clinical: { ...said, values: { sbp: { value: 132, unit: 'mm[Hg]', date: null } } },
    boxes: [{ side: 'left', min: [0, 0, 0], max: [10, 10, 10] }],
  };
  await writeFile(path.join(made.folder, 'demo/sample.json'), JSON.stringify(card));
  const sample = await libraryHandlers.sample({}, ctx);
  expect(sample && ctx.files.pathOf(sample.study.file)).toBe(path.join(made.folder, 'demo/study'));
  expect(sample).toMatchObject({ vcf: { licence: 'CC0', sample: null }, boxes: [{ side: 'left' }] });
});

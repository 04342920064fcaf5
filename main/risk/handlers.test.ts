import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactValue } from '../../models/base/fact.ts';
import { StudyUid } from '../../models/base/ids.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import type { Context } from '../app/context.ts';
import { libraryHandlers } from '../library/handlers.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import { riskHandlers } from './handlers.ts';

let made: MadeContext;
let ctx: Context;
let subject: SubjectId;
let folder = '';
const studyUid = StudyUid.parse('1.2.1');

beforeAll(async () => {
  made = await makeContext();
  ({ ctx } = made);
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-risk-'));
  await libraryHandlers.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' }, ctx);
  await ctx.library.store.putReceived(makeBatch([{ number: 1 }]));
  subject = (await libraryHandlers.study({ studyUid }, ctx)).subject.id;
});
afterAll(async () => {
  await made.close();
  await rm(folder, { recursive: true, force: true });
});

const enter = (key: string, value: FactValue) =>
  libraryHandlers.setFact({ subject, key, code: null, value, notes: [] }, ctx);
const lineOf = async (id: string) =>
  (await riskHandlers.score({ subject, studyUid }, ctx)).find((line) => line.id === id);

test('what was typed in is scored, with who typed it', async () => {
  expect((await lineOf('caide'))?.result).toMatchObject({ kind: 'refused', code: 'risk.missing' });
  await enter('age', { kind: 'quantity', value: 50, unit: 'a' });
  await enter('sex', { kind: 'text', text: 'female' });
  await enter('education_years', { kind: 'quantity', value: 8, unit: 'a' });
  await enter('sbp', { kind: 'quantity', value: 150, unit: 'mm[Hg]' });
  await enter('bmi', { kind: 'quantity', value: 27, unit: 'kg/m2' });
  await enter('total_cholesterol', { kind: 'quantity', value: 7, unit: 'mmol/L' });
  await enter('physically_inactive', { kind: 'boolean', is: true });
  const line = await lineOf('caide');
  const value = line?.result.kind === 'value' ? line.result.quantity.value : Number.NaN;
  expect(value).toBeCloseTo(6.913842034, 8); // the paper's worked example
  expect(line?.inputs[3]).toMatchObject({ key: 'sbp', from: { kind: 'typed', by: { name: 'Dr. A. Reader' } } });
});

test('a line names the card it was made with by its digest', async () => {
  expect((await lineOf('caide'))?.by).toMatchObject({
    kind: 'pack',
    id: 'caide',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a norm is taken from a CSV, kept, and refused where it does not say its source', async () => {
  expect(await riskHandlers.norm({}, ctx)).toBeNull();
  const put = async (text: string) => {
    const file = path.join(folder, 'norm.csv');
    await writeFile(file, text);
    return ctx.files.mint(file);
  };
  const rows = 'measure,sex,age_low,age_high,mean,sd,unit\ntotal,any,40,60,6.0,0.5,mL\n';
  await expect(riskHandlers.loadNorm({ file: await put(rows) }, ctx)).rejects.toMatchObject({
    code: 'risk.norm-source',
  });
  await riskHandlers.loadNorm({ file: await put(`# source: Site A\n# method: hippocampus\n${rows}`) }, ctx);
  expect(await riskHandlers.norm({}, ctx)).toMatchObject({ source: 'Site A', rows: [{ measure: 'total', mean: 6 }] });
});

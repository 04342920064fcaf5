import { afterEach, beforeEach, expect, test } from 'vitest';
import { DisplaySetId, FindingId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import type { Finding } from '../../models/findings/finding.ts';
import type { ModelRun } from '../../models/findings/ledger/model-run.ts';
import { makeChestOutlines } from '../../tests/fixtures/make-chest-outlines.ts';
import { hippocampusPack, makeFinding } from '../../tests/fixtures/make-finding.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import type { Context } from '../app/context.ts';
import { findingsHandlers } from './handlers.ts';

let made: MadeContext;
let ctx: Context;
beforeEach(async () => {
  made = await makeContext();
  ({ ctx } = made);
  await ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await ctx.library.store.putReceived(makeBatch([{}]));
});
afterEach(() => made.close());

const propose = async (id: string, mask: Uint8Array, notes: Finding['notes'] = []): Promise<void> => {
  const { geometry } = makeFinding();
  if (geometry.kind !== 'mask') throw new Error('no mask');
  const finding = makeFinding({
    id: FindingId.parse(id),
    geometry: { ...geometry, mask: await ctx.library.blobs.put(mask) },
    notes,
  });
  const study = await ctx.library.store.study(StudyUid.parse('1.2.1'));
  if (!study) throw new Error('no study');
  await ctx.library.journal.append({
    subject: study.subject,
    studyUid: study.uid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding },
  });
};

test('what a reader brushed twice is measured against what was proposed', async () => {
  await propose('f1', Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
  await propose('f2', Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
  const finding = FindingId.parse('f1');
  for (const voxels of [
    [1, 1, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 0, 0, 0, 0, 0],
  ])
    await findingsHandlers.reshape({ finding, mask: await ctx.library.blobs.put(Uint8Array.from(voxels)) }, ctx);
  await findingsHandlers.decide({ finding, to: 'accepted', reason: null }, ctx);
  await findingsHandlers.decide({ finding: FindingId.parse('f2'), to: 'rejected', reason: 'Wrong place' }, ctx);
  const [row] = await findingsHandlers.ledger({}, ctx);
  expect(row).toMatchObject({
    model: { id: 'hippocampus', version: '1.0.0' },
    accepted: 0,
    edited: 1,
    rejected: 1,
    falseAlerts: { n: 1, of: 2, percent: null },
    reasons: [{ reason: 'Wrong place', n: 1 }],
  });
  expect(row?.dice).toMatchObject({ n: 1 });
  expect(row?.dice?.median).toBeCloseTo(6 / 7, 12); // 3 shared of 4 and 3
});

test('overlapping outlines of an image are measured label by label, all together', async () => {
  const proposed = makeChestOutlines();
  if (proposed.geometry.kind !== 'pixel-mask') throw new Error('no outlines');
  const was = await ctx.library.blobs.put(Uint8Array.of(1, 1, 5, 0, 2, 6, 6, 0, 4, 4, 0, 0));
  const finding = makeChestOutlines({ geometry: { ...proposed.geometry, mask: was } });
  const study = await ctx.library.store.study(finding.on.studyUid);
  if (!study) throw new Error('no study');
  const change = { kind: 'finding.propose', finding } as const;
  await ctx.library.journal.append({ subject: study.subject, studyUid: study.uid, actor: hippocampusPack, change });
  // One pixel of the heart is taken from over the right lung, two are added.
  const mask = await ctx.library.blobs.put(Uint8Array.of(1, 1, 1, 0, 2, 6, 6, 0, 4, 4, 4, 4));
  await findingsHandlers.reshape({ finding: finding.id, mask }, ctx);
  await findingsHandlers.decide({ finding: finding.id, to: 'accepted', reason: null }, ctx);
  const [row] = await findingsHandlers.ledger({}, ctx);
  expect(row).toMatchObject({ model: { id: 'chest-xray' }, accepted: 0, edited: 1, shiftMm: null, shiftPx: null });
  expect(row?.edits[0]?.dice).toBeCloseTo((2 * 10) / (11 + 12), 12); // lungs 3 and 3, heart 4 of 5 and 6
});

test('where the labels are the reader’s to give, only another outline is an edit', async () => {
  const waits = [{ code: 'infer.calcium-open', params: { n: 2 } }];
  await propose('f1', Uint8Array.of(1, 1, 0, 1, 0, 0, 0, 0), waits);
  await propose('f2', Uint8Array.of(1, 1, 0, 1, 0, 0, 0, 0), waits);
  const shapes = { f1: [2, 2, 0, 1, 0, 0, 0, 0], f2: [2, 2, 2, 1, 0, 0, 0, 0] }; // labels given; one voxel more
  for (const [id, voxels] of Object.entries(shapes)) {
    const finding = FindingId.parse(id);
    await findingsHandlers.reshape({ finding, mask: await ctx.library.blobs.put(Uint8Array.from(voxels)) }, ctx);
    await findingsHandlers.decide({ finding, to: 'accepted', reason: null }, ctx);
  }
  const [row] = await findingsHandlers.ledger({}, ctx);
  expect(row).toMatchObject({ accepted: 1, edited: 1, edits: [{ finding: 'f2' }] });
  expect(row?.edits[0]?.dice).toBeCloseTo(6 / 7, 12); // 3 shared of 3 and 4, whatever the labels
});

test('a reader’s line counts as missed once it is named as what a model, run there, looks for; not after undo', async () => {
  const studyUid = StudyUid.parse('1.2.1');
  const on = {
    displaySet: DisplaySetId.parse('d1'),
    studyUid,
    seriesUid: SeriesUid.parse('1.2.1.1'),
    frameOfReferenceUid: null,
  };
  const code = { scheme: 'SCT', value: '410668003', meaning: 'Length' };
  const measured = { key: 'length', code, name: 'Length', label: null, quantity: { value: 5, unit: 'mm' } };
  const geometry = { kind: 'line', from: [0, 0, 0], to: [3, 4, 0], frame: 0 } as const;
  const drawn = { on, geometry, code, name: 'Length', measurements: [measured], notes: [] };
  const line = await findingsHandlers.add({ drawn }, ctx);
  const run: ModelRun = {
    model: 'hippocampus',
    version: '1.0.0',
    sha256: hippocampusPack.digest,
    study: studyUid,
    displaySet: on.displaySet,
    frame: 0,
    dimensions: 3,
    codes: 'SCT|5366008',
    verdict: 'passed',
    findings: 0,
    images: 'none',
    asked: 'all',
  };
  await ctx.library.journal.note({ actor: hippocampusPack, subject: null, kind: 'model.run', params: run });
  const missed = async (): Promise<string[] | undefined> =>
    (await findingsHandlers.ledger({}, ctx))[0]?.missed.map(({ name }) => name);
  expect(await missed()).toEqual([]);
  const hippocampus = { scheme: 'SCT', value: '5366008', meaning: 'Hippocampus' };
  await findingsHandlers.name({ finding: line.id, code: hippocampus, name: 'Hippocampus' }, ctx);
  expect(await missed()).toEqual(['Hippocampus']);
  const study = await ctx.library.store.study(studyUid);
  if (study) await ctx.library.journal.undo(study.subject, ctx.actor);
  expect(await missed()).toEqual([]);
});

test('what a model found keeps its name', async () => {
  await propose('f1', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0));
  const code = { scheme: 'SCT', value: '80891009', meaning: 'Heart' };
  await expect(
    findingsHandlers.name({ finding: FindingId.parse('f1'), code, name: 'Heart' }, ctx),
  ).rejects.toMatchObject({ code: 'findings.not-yours' });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { DisplaySetId, SeriesUid, StudyUid } from '../../models/base/ids.ts';
import type { DrawnMeasurement } from '../../models/findings/contract.ts';
import { makeChestOutlines } from '../../tests/fixtures/make-chest-outlines.ts';
import { hippocampusPack, makeFinding } from '../../tests/fixtures/make-finding.ts';
import type { Context } from '../app/context.ts';
import { gatherFacts } from '../library/facts.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { makeBatch } from '../../tests/fixtures/make-received.ts';
import { findingsHandlers } from './handlers.ts';

let made: MadeContext;
let ctx: Context;
const studyUid = StudyUid.parse('1.2.1');

beforeEach(async () => {
  made = await makeContext();
  ({ ctx } = made);
});
afterEach(() => made.close());

const withStudy = async () => {
  await ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await ctx.library.store.putReceived(makeBatch([{ number: 1 }, { number: 2 }]));
  const study = await ctx.library.store.study(studyUid);
  if (!study) throw new Error('the made study is not there');
  return { subject: study.subject };
};

test('an accepted finding becomes a fact; a proposal does not', async () => {
  const { subject } = await withStudy();
  await ctx.library.journal.append({
    subject,
    studyUid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding: makeFinding() },
  });
  const volume = async () =>
    (await gatherFacts(ctx.library, { subject, studyUid })).find(({ key }) => key === 'hippocampus_left_ml');
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
    subject,
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

test('a brushed outline of an image is kept with its overlaps, and undone', async () => {
  const { subject } = await withStudy();
  const outlines = makeChestOutlines();
  const change = { kind: 'finding.propose', finding: outlines } as const;
  await ctx.library.journal.append({ subject, studyUid, actor: hippocampusPack, change });
  const bytes = Uint8Array.of(1, 1, 0, 0, 2, 6, 0, 0, 4, 4, 0, 0);
  const mask = await ctx.library.blobs.put(bytes);
  const brushed = await findingsHandlers.reshape({ finding: outlines.id, mask }, ctx);
  expect(brushed).toMatchObject({ edited: true, geometry: { kind: 'pixel-mask', mask } });
  expect([...(await ctx.library.blobs.read(mask))]).toEqual([...bytes]);
  const nothing = await ctx.library.blobs.put(new Uint8Array(12));
  await expect(findingsHandlers.reshape({ finding: outlines.id, mask: nothing }, ctx)).rejects.toMatchObject({
    code: 'findings.empty-mask',
  });
  await ctx.library.journal.undo(subject, ctx.actor);
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([outlines]);
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
  await ctx.library.journal.undo(subject, ctx.actor);
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([line]);
  await ctx.library.journal.append({
    subject,
    studyUid,
    actor: hippocampusPack,
    change: { kind: 'finding.propose', finding: makeFinding() },
  });
  await expect(findingsHandlers.remove({ finding: makeFinding().id }, ctx)).rejects.toMatchObject({
    code: 'findings.pack-stays',
  });
});

test('the end of a reader’s own look stands in the journal, with how many proposals they saw then', async () => {
  const { subject } = await withStudy();
  await findingsHandlers.looked({ studyUid, proposals: 2 }, ctx);
  const { entries } = await ctx.library.store.journal({ subject, offset: 0, limit: 1 });
  expect(entries).toMatchObject([
    { kind: 'reading.own-look', actor: { name: 'Dr. A. Reader' }, params: { study: studyUid, proposals: 2 } },
  ]);
});

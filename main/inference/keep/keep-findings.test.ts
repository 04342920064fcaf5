import { afterEach, beforeEach, expect, test } from 'vitest';
import { Digest, StudyUid } from '../../../models/base/ids.ts';
import { decide } from '../../../models/findings/decide.ts';
import { correctObjects } from '../../../models/findings/objects/correct-objects.ts';
import { DisplaySet } from '../../../models/imaging/display-set.ts';
import { makeContext } from '../../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../../tests/fixtures/make-context.ts';
import { makeFlatCard } from '../../../tests/fixtures/make-flat-card.ts';
import { makeMrSeries } from '../../../tests/fixtures/make-mr-series.ts';
import { makeBatch } from '../../../tests/fixtures/make-received.ts';
import { reader } from '../../../tests/fixtures/make-finding.ts';
import type { RunAnswer } from '../runtimes/run-in-node.ts';
import { keepFindings } from './keep-findings.ts';
import type { Ran } from './keep-findings.ts';

// Two objects of six pixels in a region of a slide, found again and again by the same pack.
const [columns, rows] = [8, 4];
const objects = Uint32Array.from({ length: columns * rows }, (_, at) =>
  at < 16 && at % 8 < 3 ? 1 : at < 16 && at % 8 > 4 ? 2 : 0,
);
const answer: RunAnswer = {
  parts: [{ found: { kind: 'objects', objects, count: 2 }, values: [], lines: [], unclear: [] }],
  guard: { verdict: 'passed', reasons: [] },
  provider: 'wasm',
  threads: 1,
  timesMs: {},
};
const code = { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' };
const card = makeFlatCard({
  output: {
    kind: 'objects',
    labels: [{ value: 1, name: 'Nucleus', code, color: '#009E73' }],
    inside: 0.5,
    seed: 0.5,
    leastSeedPixels: 1,
    leastAreaPixels: 1,
  },
});
const studyUid = StudyUid.parse('1.2.1');

/** One cell in a box of the same region. */
const boxAnswer: RunAnswer = {
  ...answer,
  parts: [
    {
      found: { kind: 'boxes', boxes: [{ label: 1, score: 0.9, low: [1, 1], high: [3, 3] }] },
      values: [],
      lines: [],
      unclear: [],
    },
  ],
};
const boxCard = makeFlatCard({
  output: {
    kind: 'boxes',
    labels: [{ value: 1, name: 'Cell', code, color: '#009E73', threshold: 0.5, overlap: 0.5 }],
    stride: 4,
    sizeUnit: 8,
    leastScore: 0.1,
    most: 10,
  },
});

let made: MadeContext;
let ran: Ran;
beforeEach(async () => {
  made = await makeContext();
  const { ctx } = made;
  await ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await ctx.library.store.putReceived(makeBatch([{ number: 1 }]));
  const study = await ctx.library.store.study(studyUid);
  if (!study) throw new Error('the made study is not there');
  ran = {
    ctx,
    pack: {
      origin: 'shipped',
      card,
      digest: Digest.parse('d'.repeat(64)),
      weights: new Uint8Array(),
      read: () => Promise.reject(new Error('nothing is read')),
    },
    image: {
      displaySet: DisplaySet.parse({ ...makeMrSeries({ slices: 1 }).displaySet, studyUid }),
      subject: study.subject,
    },
    frame: 0,
    run: { provider: 'wasm', threads: 1, timesMs: {}, goldenInput: 'not-run' },
    region: {
      sopInstanceUid: '1.2.3.4',
      columns,
      rows,
      place: { origin: [100, 40], step: [1, 1] },
      note: { code: 'infer.on-region-pixels', params: { columns, rows } },
      within: null,
    },
  };
});
afterEach(() => made.close());

const listed = () => made.ctx.library.store.findingsOfStudy(studyUid);
const append = (change: Parameters<typeof made.ctx.library.journal.append>[0]['change']) =>
  made.ctx.library.journal.append({ subject: ran.image.subject, studyUid, actor: reader, change });

test('a second run on the same region takes the place of the proposal nobody has decided on; another region is its own', async () => {
  await keepFindings(answer, ran);
  const [again] = await keepFindings(answer, ran);
  expect((await listed()).map(({ id }) => id)).toEqual([again]);
  const { region } = ran;
  if (!region) throw new Error('no region');
  await keepFindings(answer, { ...ran, region: { ...region, place: { origin: [500, 40], step: [1, 1] } } });
  expect(await listed()).toHaveLength(2);
});

test('what was accepted stays, and so does what a person corrected before deciding', async () => {
  await keepFindings(answer, ran);
  const [first] = await listed();
  const accepted = first && decide(first, { to: 'accepted', by: reader, at: first.at, reason: null });
  if (!accepted?.ok) throw new Error('not accepted');
  await append(accepted.value);
  await keepFindings(answer, ran);
  const [, second] = await listed();
  if (!second) throw new Error('not proposed again');
  const bytes = new Uint8Array(objects.buffer);
  const corrected = correctObjects(second, { takeOut: [1], draw: [] }, { bytes, spacing: null });
  if (!corrected.ok) throw new Error(corrected.error.code);
  await append(corrected.value);
  await keepFindings(answer, ran);
  const [kept, byHand, fresh] = await listed();
  expect([kept?.status, byHand?.edited, fresh?.edited]).toEqual(['accepted', true, false]);
});

test('boxes of a second run on the same region take the place of the first ones, as outlines do; what a person changed or accepted stays', async () => {
  const inBoxes: Ran = { ...ran, pack: { ...ran.pack, card: boxCard } };
  await keepFindings(boxAnswer, inBoxes);
  const [again] = await keepFindings(boxAnswer, inBoxes);
  expect((await listed()).map(({ id }) => id)).toEqual([again]);
  const [first] = await listed();
  if (first?.geometry.kind !== 'pixel-boxes') throw new Error('no boxes');
  const { geometry, measurements, notes, edited } = first;
  const before = { geometry, measurements, notes, edited };
  const after = { ...before, geometry: { ...geometry, threshold: 0.95 }, edited: true };
  await append({ kind: 'finding.reshape', finding: first.id, before, after });
  await keepFindings(boxAnswer, inBoxes);
  const [, second] = await listed();
  const accepted = second && decide(second, { to: 'accepted', by: reader, at: second.at, reason: null });
  if (!accepted?.ok) throw new Error('not accepted');
  await append(accepted.value);
  const [third] = await keepFindings(boxAnswer, inBoxes);
  expect((await listed()).map(({ id }) => id)).toEqual([first.id, second?.id, third]);
});

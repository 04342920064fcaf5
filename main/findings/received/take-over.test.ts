import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContext } from '../../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../../tests/fixtures/make-context.ts';
import { ctElements, makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import { segmentationElements } from '../../../tests/fixtures/make-segmentation.ts';
import type { SegmentationWish } from '../../../tests/fixtures/make-segmentation.ts';
import { endDecoding, takeIn, withImages } from '../../../tests/fixtures/take-in.ts';
import { DisplaySetId } from '../../../models/base/ids.ts';
import { segmentsOfBytes } from '../../../models/imaging/view/segmentations/segment-bytes.ts';
import type { Context } from '../../app/context.ts';
import { routes } from '../bytes.ts';
import { findingsHandlers } from '../handlers.ts';

let made: MadeContext;
let ctx: Context;
beforeAll(async () => {
  made = await makeContext();
  ctx = withImages(made.ctx);
  await ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
}, 60_000);
afterAll(async () => {
  await endDecoding(ctx);
  await made.close();
});

const one = [0, 1, 0, 0, 0, 0, 0, 0];
let studies = 0;

/** A study of three slices 3 mm apart with a segmentation, each in a study of its own. */
async function study(wish: Omit<SegmentationWish, 'frames'> & Partial<SegmentationWish>) {
  const number = ++studies;
  const inStudy = { 0x0020000d: ['UI', `1.2.3.${number}`], 0x0020000e: ['UI', `1.2.3.${number}.1`] } as const;
  const images = [0, 3, 6].map((z) =>
    makeDicom(
      ctElements({
        ...inStudy,
        0x00080018: ['UI', `1.2.3.${number}.4.${z}`],
        0x00200032: ['DS', `0\\0\\${z}`],
        0x00200052: ['UI', '1.2.3.9'],
      }),
    ),
  );
  const changes = {
    ...inStudy,
    0x00080018: ['UI', `1.2.3.${number}.77`],
    0x0020000e: ['UI', `1.2.3.${number}.70`],
    ...wish.changes,
  } as const;
  const frames = wish.frames ?? [{ segment: 1, at: [0, 0, 3], values: one }];
  const seg = makeDicom(segmentationElements({ ...wish, frames, changes }));
  const studyUid = await takeIn(ctx, `${made.folder}/${number}`, [...images, seg]);
  const [listed] = await findingsHandlers.received({ studyUid }, ctx);
  if (!listed) throw new Error('nothing was listed');
  return { studyUid, listed };
}

test('a received segmentation is listed and drawn, and is no finding', async () => {
  const { studyUid, listed } = await study({});
  expect(listed).toMatchObject({ refusal: null, over: [listed.on], about: { maker: 'Other Works Station 5 7.1' } });
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([]);
  const path = `/segments/${listed.instance}`;
  const route = routes.find((each) => each.path.test(path));
  const match = route?.path.exec(path);
  const answer = match && (await route?.answer(match, new Request(`http://x${path}`), ctx));
  const [segment] = segmentsOfBytes((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(segment).toMatchObject({ number: 1, maps: [{ image: null, grid: { origin: [0.5, 0, 3] } }] });
  expect(segment?.volumeMl).toBeCloseTo(0.003, 12);
});

test('taken over it is an accepted finding of the person, said to be from that object', async () => {
  const segments = [{ number: 1, label: 'Liver', algorithm: 'AUTOMATIC' }];
  const { studyUid, listed } = await study({ segments });
  const finding = await findingsHandlers.takeOver({ instance: listed.instance, segment: 1 }, ctx);
  expect(finding).toMatchObject({
    name: 'Liver',
    code: { scheme: 'SCT', value: '10200004' },
    status: 'accepted',
    on: { displaySet: DisplaySetId.parse(listed.on) },
    from: { sopInstanceUid: listed.sopInstanceUid, segment: 1, algorithm: 'AUTOMATIC', algorithmName: 'Outliner 2' },
    notes: [{ code: 'findings.taken-from.AUTOMATIC', params: { object: 'Outlines', segment: 1 } }],
  });
  expect(finding.measurements.map(({ quantity }) => quantity)).toEqual([
    { value: expect.closeTo(0.003, 9), unit: 'mL' },
  ]);
  if (finding.geometry.kind !== 'mask') throw new Error(finding.geometry.kind);
  const mask = await ctx.library.blobs.read(finding.geometry.mask);
  expect([...mask].flatMap((label, at) => (label ? [at] : []))).toEqual([9]); // slice 1, row 0, column 1 of 4 × 2
  await expect(findingsHandlers.takeOver({ instance: listed.instance, segment: 1 }, ctx)).rejects.toMatchObject({
    code: 'findings.taken',
  });
  await findingsHandlers.remove({ finding: finding.id }, ctx);
  expect(await findingsHandlers.list({ studyUid }, ctx)).toEqual([]);
});

test('voxels of another size are shown but not taken over, and an empty segment neither', async () => {
  const other = await study({ spacing: '1\\1' });
  expect(other.listed.refusal).toBeNull();
  await expect(findingsHandlers.takeOver({ instance: other.listed.instance, segment: 1 }, ctx)).rejects.toMatchObject({
    code: 'findings.take-other-grid',
  });
  const empty = await study({ frames: [{ segment: 1, at: [0, 0, 3], values: one.map(() => 0) }] });
  await expect(findingsHandlers.takeOver({ instance: empty.listed.instance, segment: 1 }, ctx)).rejects.toMatchObject({
    code: 'findings.empty-segment',
  });
});

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importPaths } from '../../main/dicom/import.ts';
import { cutReceived } from '../../main/findings/received/cut-received.ts';
import { openSegmentation, segmentationsOf } from '../../main/findings/received/segmentations.ts';
import { images } from '../../main/imaging/images.ts';
import { makeThrowAwayLibrary } from '../../main/library/library.ts';
import { JobId } from '../../models/base/ids.ts';
import type { ListedSegmentation } from '../../models/imaging/view/segmentations/listed-segmentation.ts';
import { endDecoding } from '../fixtures/take-in.ts';

// Real segmentation objects of several makers among the images they belong to, beside what is known of each
// (voxels counted and millilitres computed by other programs).
const shared = path.resolve(import.meta.dirname, '../../../shared/data/test');
const isHere = existsSync(shared);
const options = { timeout: 120_000 };

interface Drawn {
  readonly listed: ListedSegmentation;
  readonly segments: readonly { readonly voxels: number; readonly ml: number | null; readonly maps: number }[];
}

/** What files hold of segmentations, each drawn as far as it can be. */
async function drawn(...names: readonly string[]): Promise<readonly Drawn[]> {
  const library = await makeThrowAwayLibrary();
  const ctx = { library, images, signal: new AbortController().signal };
  try {
    const { studies } = await importPaths(
      { paths: names.map((name) => path.join(shared, name)), mode: 'copy' },
      {
        job: JobId.parse(randomUUID()),
        signal: ctx.signal,
        report: () => undefined,
        library,
        newId: randomUUID,
      },
    );
    const all: Drawn[] = [];
    for (const study of studies)
      for (const listed of await segmentationsOf(study, ctx)) {
        const cut = listed.refusal ? [] : await cutReceived(await openSegmentation(listed.instance, ctx), ctx);
        const segments = cut.map(({ maps, volumeMl }) => ({
          voxels: maps.flatMap(({ labels }) => [...labels]).filter((label) => label === 1).length,
          ml: volumeMl,
          maps: maps.length,
        }));
        all.push({ listed, segments });
      }
    return all;
  } finally {
    await endDecoding({ library } as Parameters<typeof endDecoding>[0]);
    await library.close();
  }
}

const byFile = (all: readonly Drawn[]): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(
    all.map(({ listed, segments }) => [path.basename(listed.file), segments.map(({ voxels }) => voxels)]),
  );

const inLiver = [
  '02-photometric-depth/liver.dcm',
  '02-photometric-depth/liver_nonbyte_aligned.dcm',
  '01-transfer-syntax/liver_rle.dcm',
  '01-transfer-syntax/liver_j2k.dcm',
  '01-transfer-syntax/liver_deflate.dcm',
];

describe.skipIf(!isHere)('received segmentations', () => {
  test('the nodule of a chest CT of which some slices are here, and which names another space', options, async () => {
    const [one] = await drawn('04-ct-chest/lidc-idri-0314-ct.zip', '04-ct-chest/lidc-idri-0314-seg.zip');
    expect(one?.segments).toMatchObject([{ voxels: 3338, maps: 1 }]);
    expect(one?.segments[0]?.ml).toBeCloseTo(2.03735, 4);
    expect(one?.listed.remarks).toEqual([
      { code: 'imaging.seg-by-images', params: {} },
      { code: 'imaging.seg-part-here', params: { here: 40, named: 275 } },
    ]);
    expect(one?.listed.about).toMatchObject({ date: '2014-11-07', segments: [{ algorithmName: 'alg02_run2' }] });
  });

  test('two tumours of a positron study, in millilitres', options, async () => {
    const [one] = await drawn('08-pet/qin-hn-0024-pet.zip', '08-pet/qin-hn-0024-seg.dcm');
    expect(one?.segments.map(({ voxels }) => voxels)).toEqual([54, 212]);
    expect(one?.segments[0]?.ml).toBeCloseTo(2.28107, 4);
    expect(one?.segments[1]?.ml).toBeCloseTo(8.95531, 4);
    expect(one?.listed.remarks).toEqual([]);
  });

  test('more rows than columns, and label maps whatever value stands for their background', options, async () => {
    const labelMaps = ['11-derived/sparse-labelmap-noppv.dcm', '11-derived/sparse-labelmap-ppv5.dcm'];
    expect(byFile(await drawn('11-derived/dcmqi-24x38x3', ...labelMaps))).toEqual({
      'label.seg': [315],
      'sparse-labelmap-noppv.dcm': [630],
      'sparse-labelmap-ppv5.dcm': [630],
    });
  });

  test('one liver, packed in five ways, and five segments that overlap', options, async () => {
    const all = await drawn('05-ct-odd-geometry/big.zip', ...inLiver, '11-derived/big.zip');
    for (const file of inLiver.map((name) => path.basename(name))) {
      const one = all.find(({ listed }) => path.basename(listed.file) === file);
      expect([file, ...(one?.segments ?? []).map(({ voxels, ml }) => [voxels, ml?.toFixed(3)])]).toEqual([
        file,
        [107098, '70.362'],
      ]);
    }
    const overlaps = all.find(({ listed }) => listed.file.endsWith('partial_overlaps.dcm'));
    expect(overlaps?.segments.map(({ voxels }) => voxels)).toEqual([9602, 11888, 10743, 6693, 4713]);
  });

  test('single images, small pieces, fractions and a radiograph', options, async () => {
    const names = ['ct_binary', 'ct_binary_overlap', 'ct_true_fractional', 'ct_binary_fractional', 'cr_binary'];
    const files = names.map((name) => `11-derived/seg_image_${name}.dcm`);
    expect(byFile(await drawn('15-dicomdir/77654033', ...files))).toEqual({
      'seg_image_ct_binary.dcm': [638],
      'seg_image_ct_binary_overlap.dcm': [64, 16],
      'seg_image_ct_true_fractional.dcm': [638], // 661 have any probability, 638 at least a half
      'seg_image_ct_binary_fractional.dcm': [638],
      'seg_image_cr_binary.dcm': [151],
    });
    const single = await drawn('11-derived/ct_image.dcm', '11-derived/seg_image_ct_binary_single_frame.dcm');
    expect(byFile(single)).toEqual({ 'seg_image_ct_binary_single_frame.dcm': [1832] });
  });

  test('one whose images are not here, and those of slides, are refused with the reason', options, async () => {
    const [lone] = await drawn('08-pet/qin-hn-0003-seg.dcm');
    expect(lone?.listed).toMatchObject({
      on: null,
      over: [],
      refusal: { code: 'imaging.seg-no-images', params: { named: 13 } },
      about: { segments: [{ label: 'Neoplasm, Primary' }] },
    });
    const slides = await drawn('12-wsi/sm_image_numbers.dcm', '12-wsi/seg_image_sm_numbers.dcm');
    expect(slides.map(({ listed }) => listed.refusal?.code)).toEqual(['imaging.seg-on-slide']);
  });
});

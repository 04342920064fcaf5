import { describe, expect, test } from 'vitest';
import { makeImage, makeStack } from '../../../tests/fixtures/make-images.ts';
import { InstanceId } from '../../base/ids.ts';
import type { ReceivedImage } from './received-image.ts';
import { displaySetsOf } from './display-sets-of.ts';

const only = (images: readonly ReceivedImage[]) => {
  const [set, ...others] = displaySetsOf(images);
  if (!set || others.length > 0) throw new Error(`${others.length + 1} display sets`);
  return set;
};
const heights = (images: readonly ReceivedImage[]) => only(images).frames.map(({ plane }) => plane?.origin[2]);

test('images are sorted by where they lie, not by their number', () => {
  expect(heights(makeStack([30, 20, 10]))).toEqual([10, 20, 30]);
});

test('a stack is a volume whose steps are those of its pixels, in millimetres', () => {
  expect(only(makeStack([10, 13, 16])).volume).toEqual({
    shape: { columns: 4, rows: 2, slices: 3 },
    origin: [0, 0, 10],
    column: [0.5, 0, 0],
    row: [0, 2, 0],
    slice: [0, 0, 3],
  });
});

test('a series turned upside down gives the same places in the patient', () => {
  // Rows run to the patient's right: the normal points to the feet, so the stack begins at the head.
  const flipped = makeStack([10, 13, 16], (z) => ({ at: [1.5, 0, z], row: [-1, 0, 0] }));
  const { volume, warnings } = only(flipped);
  expect(volume).toMatchObject({ origin: [1.5, 0, 16], column: [-0.5, 0, 0], slice: [0, 0, -3] });
  expect(warnings).toEqual([{ code: 'imaging.turned', params: {} }]); // it hangs by convention all the same
});

test('one missing image is said with its number and the gap, and its place is kept', () => {
  const set = only(makeStack([1, 2, 4, 5], (z) => ({ number: 100 + z })));
  expect(set.volume?.shape.slices).toBe(5);
  expect(set.missingSlices).toEqual([2]);
  expect(set.warnings).toEqual([{ code: 'imaging.gap', params: { slice: '103', gap: '2.0', gapMm: 2 } }]);
});

test('several missing images are named as a range', () => {
  const { warnings, missingSlices } = only(makeStack([0, 1, 2, 3, 7, 8, 9], (z) => ({ number: z + 1 })));
  expect(missingSlices).toEqual([4, 5, 6]);
  expect(warnings).toMatchObject([{ code: 'imaging.gap', params: { slice: '5–7' } }]);
});

test('more missing than present is no volume', () => {
  expect(only(makeStack([0, 1, 2, 20])).volume).toBeNull();
});

test('uneven distances are no volume, and the least and the greatest are said', () => {
  const set = only(makeStack([0, 4, 8, 9, 16, 23]));
  expect(set).toMatchObject({
    kind: 'stack',
    volume: null,
    warnings: [{ code: 'imaging.uneven', params: { least: 1, most: 7 } }],
  });
});

test('positions rounded to a tenth of a millimetre still are a volume', () => {
  expect(only(makeStack([0, 1.3, 2.5, 3.8, 5])).volume?.slice[2]).toBeCloseTo(1.25);
});

test('a tilted gantry shears the stack: no volume, and the angle is said', () => {
  const tilted = makeStack([0, 1, 2], (z) => ({ at: [0, z * Math.tan(Math.PI / 9), z] }));
  expect(only(tilted)).toMatchObject({ volume: null, warnings: [{ code: 'imaging.tilt', params: { degrees: 20 } }] });
});

test('an oblique stack is not tilted: its images move along their own normal', () => {
  const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
  const oblique = makeStack([0, 1, 2], (z) => ({ at: [0, -s * z, c * z], column: [0, c, s] }));
  expect(only(oblique)).toMatchObject({ kind: 'volume', warnings: [] });
});

describe('images at one place', () => {
  const twice = (name: string) =>
    ['1', '2'].flatMap((value, round) =>
      makeStack([0, 1, 2], (z) => ({
        number: round * 3 + z + 1,
        changes: (header) => ({ ...header, instance: { ...header.instance, repeats: { [name]: value } } }),
      })),
    );
  test.each(['acquisition', 'temporal', 'echo'])('are told apart by %s', (name) => {
    expect(displaySetsOf(twice(name)).map(({ kind, frames }) => [kind, frames.length])).toEqual([
      ['volume', 3],
      ['volume', 3],
    ]);
  });
  test('stay one stack without a volume when nothing tells them apart', () => {
    expect(
      only(
        twice('nothing').map((image) => ({
          ...image,
          header: { ...image.header, instance: { ...image.header.instance, repeats: {} } },
        })),
      ),
    ).toMatchObject({
      volume: null,
      warnings: [{ code: 'imaging.repeated', params: { images: 6 } }],
    });
  });
});

test.each([
  ['orientation', makeImage({ number: 9, row: [0, 1, 0], column: [0, 0, -1] })],
  ['matrix', makeImage({ number: 9, changes: (h) => ({ ...h, image: h.image && { ...h.image, rows: 3 } }) })],
  ['SOP class', makeImage({ number: 9, changes: (h) => ({ ...h, sopClassUid: '1.2.840.10008.5.1.4.1.1.7' }) })],
])('an image of another %s is a display set of its own', (_, other) => {
  expect(displaySetsOf([...makeStack([0, 1, 2]), other]).map(({ frames }) => frames.length)).toEqual([3, 1]);
});

test('a frame of reference of its own on every image, as some de-identifiers give, splits nothing', () => {
  const images = makeStack([0, 1, 2], (z) => ({
    changes: (h) => ({ ...h, series: { ...h.series, frameOfReferenceUid: `1.9.${z}` } }),
  }));
  expect(only(images).kind).toBe('volume');
});

test('each multi-frame object is a display set; its magnitude and its field map are two', () => {
  const at = (z: number, group: string) => ({ position: [0, 0, z] as const, group });
  const frames = [at(0, 'type=M'), at(1, 'type=M'), at(0, 'type=B0'), at(1, 'type=B0')];
  const sets = displaySetsOf([makeImage({ number: 1, frames }), makeImage({ number: 2, frames: frames.slice(0, 2) })]);
  expect(sets.map(({ frames: shown }) => shown.map(({ frame }) => frame))).toEqual([
    [0, 1],
    [2, 3],
    [0, 1],
  ]);
});

test('a film at one place keeps its order and is no volume', () => {
  const frames = [0, 1, 2].map(() => ({}));
  expect(only([makeImage({ frames })])).toMatchObject({
    volume: null,
    frames: [{ frame: 0 }, { frame: 1 }, { frame: 2 }],
  });
});

test('an image whose pixel data end early keeps its place, says why, and is filled by position', () => {
  const cut = (z: number) => ({
    changes: (h: ReceivedImage['header']) =>
      z === 1 && h.image?.pixels.kind === 'native'
        ? {
            ...h,
            image: { ...h.image, pixels: { ...h.image.pixels, length: 10 } },
            problems: [{ code: 'dicom.pixels-short', params: { have: 10, want: 16 } }],
          }
        : h,
  });
  const set = only(makeStack([0, 1, 2], cut));
  expect(set.frames.map(({ problem }) => problem)).toEqual([null, 'dicom.pixels-short', null]);
  expect(set.missingSlices).toEqual([1]);
  expect(set.warnings).toEqual([{ code: 'dicom.pixels-short', params: { have: 10, want: 16, image: '2 / 3' } }]);
});

test('without a spacing there is no volume, and it is said', () => {
  const bare = makeStack([0, 1], () => ({
    changes: (h) => ({ ...h, image: h.image && { ...h.image, common: { ...h.image.common, spacing: null } } }),
  }));
  expect(only(bare)).toMatchObject({
    volume: null,
    frames: [{ plane: null, spacingKind: 'none' }, {}],
    warnings: [{ code: 'imaging.no-spacing' }],
  });
});

test('a compression that is not read is said by name, not shown black', () => {
  const image = makeImage({
    changes: (h) => ({
      ...h,
      transferSyntaxUid: '1.2.840.10008.1.2.4.94',
      image: h.image && { ...h.image, pixels: { kind: 'encapsulated', frames: [[[0, 9]]], container: 'whole' } },
    }),
  });
  expect(only([image])).toMatchObject({
    frames: [{ problem: 'dicom.syntax' }],
    warnings: [{ code: 'dicom.syntax', params: { syntax: '1.2.840.10008.1.2.4.94' } }],
  });
});

test.each([
  ['by its compression', '1.2.840.10008.1.2.4.55', false, true],
  ['by its own word, stored plain since', '1.2.840.10008.1.2.1', true, true],
  ['in no way', '1.2.840.10008.1.2.4.70', false, undefined],
])('an image that lost values says so: %s', (_how, transferSyntaxUid, isLossy, said) => {
  const image = makeImage({ changes: (h) => ({ ...h, transferSyntaxUid, image: h.image && { ...h.image, isLossy } }) });
  expect(only([image]).frames[0]?.isLossy).toBe(said);
});

test('a structured report is a document, a segmentation none of its own', () => {
  const without = (sopClassUid: string) => makeImage({ changes: (h) => ({ ...h, sopClassUid, image: null }) });
  expect(only([without('1.2.840.10008.5.1.4.1.1.88.33')])).toMatchObject({ kind: 'document', frames: [] });
  expect(
    displaySetsOf([makeImage({ changes: (h) => ({ ...h, sopClassUid: '1.2.840.10008.5.1.4.1.1.66.4' }) })]),
  ).toEqual([]);
});

describe('another file with the identifier of one', () => {
  const stack = makeStack([10, 13, 16], (z) => ({ number: z }));
  const copy = { ...makeImage({ at: [0, 0, 13], number: 13 }), id: InstanceId.parse('copy') };

  test('does not spoil the volume of the others: it is a set of its own, with a remark', () => {
    const [own, aside, ...more] = displaySetsOf([...stack, copy]);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ kind: 'volume', warnings: [] });
    expect(aside?.frames.map(({ instance }) => instance)).toEqual(['copy']);
    expect(aside?.warnings).toEqual([{ code: 'imaging.same-identifier', params: { n: 1 } }]);
  });

  test('stays with a single image, and both are shown', () => {
    const single = makeImage({ at: [0, 0, 13], number: 13 });
    const set = only([single, copy]);
    expect(set.frames).toHaveLength(2);
    expect(set.warnings.map(({ code }) => code)).toContain('imaging.same-identifier');
  });
});

test('tables are told where a frame is drawn with them: the one of levels only where no window is stated', () => {
  const place = {
    first: 0,
    entries: 2,
    bits: 8,
    entryBytes: 2,
    offset: 9,
    length: 4,
    isLittleEndian: true,
    label: null,
  };
  const withTable = (windows: { width: number; center: number; label: null }[]) =>
    only([
      makeImage({
        changes: (header) => {
          const { image } = header;
          if (!image) return header;
          const look = { ...image.look, voi: [place] };
          return { ...header, image: { ...image, look, common: { ...image.common, windows } } };
        },
      }),
    ]).frames[0]?.tables;
  expect(withTable([])).toEqual({ modality: false, voi: true });
  expect(withTable([{ width: 2, center: 1, label: null }])).toEqual({
    modality: false,
    voi: false,
    choices: [{ first: place.first, entries: place.entries, label: null }],
  });
});

test('an ultrasound calibrated by regions alone is not said to be without a spacing', () => {
  const region = { left: 0, right: 3, top: 0, bottom: 1, unitX: 3, unitY: 3, deltaX: 0.1, deltaY: 0.1, type: 1 };
  const scan = makeImage({
    changes: ({ image, ...header }) => ({
      ...header,
      image: image && { ...image, regions: [region], common: { ...image.common, spacing: null } },
    }),
  });
  expect(only([scan]).warnings.map(({ code }) => code)).toEqual(['imaging.by-region']);
});

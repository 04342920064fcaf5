import { describe, expect, test } from 'vitest';
import { ctElements, join, makeDicom, makeItem } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../tests/fixtures/make-dicom.ts';
import { InstanceHeader } from './instance-header.ts';
import { readHeader } from './read-header.ts';

const inflate = (): undefined => undefined;
const headerOf = (changes: DicomElements = {}): InstanceHeader => {
  const header = readHeader(makeDicom(ctElements(changes)), { inflate });
  if (!header.ok) throw new Error(header.error.code);
  return header.value;
};
const spacingOf = (changes: DicomElements) => headerOf(changes).image?.common.spacing;

test('a header is JSON: written and read it is the same', () => {
  const header = headerOf();
  expect(InstanceHeader.parse(JSON.parse(JSON.stringify(header)))).toEqual(header);
});

test('the first number of PixelSpacing is the distance of rows, the second that of columns', () => {
  expect(spacingOf({})).toEqual({ kind: 'calibrated', acrossColumns: 0.5, acrossRows: 2 });
});

test('a dose grid is scaled to gray by its own factor', () => {
  const common = headerOf({ 0x3004000e: ['DS', '0.00025'] }).image?.common;
  expect([common?.slope, common?.intercept]).toEqual([0.00025, 0]);
});

describe('where a pixel spacing is from', () => {
  const none = { 0x00280030: ['DS', ''] } as const;
  test('zero is no spacing', () => {
    expect(spacingOf({ 0x00280030: ['DS', '0.000\\0.000'] })).toBeNull();
  });
  test('of the detector alone it holds at the detector', () => {
    expect(spacingOf({ ...none, 0x00181164: ['DS', '0.2\\0.1'] })).toEqual({
      kind: 'at-detector',
      acrossColumns: 0.1,
      acrossRows: 0.2,
    });
  });
  test('the magnification factor takes it into the patient', () => {
    expect(spacingOf({ ...none, 0x00181164: ['DS', '0.2\\0.2'], 0x00181114: ['DS', '2'] })).toEqual({
      kind: 'calibrated',
      magnification: 2,
      acrossColumns: 0.1,
      acrossRows: 0.1,
    });
  });
  test('a radiograph whose spacing nobody calibrated holds at the detector', () => {
    const radiograph = { 0x00080060: ['CS', 'DX'] } as const;
    expect(spacingOf(radiograph)?.kind).toBe('at-detector');
    expect(spacingOf({ ...radiograph, 0x00280a02: ['CS', 'FIDUCIAL'] })?.kind).toBe('calibrated');
    expect(spacingOf({ ...radiograph, 0x00181164: ['DS', '3\\1'] })?.kind).toBe('calibrated'); // it differs from the detector's
  });
  const region = (delta: number): DicomElements => ({
    0x00186024: ['US', 3],
    0x00186026: ['US', 3],
    0x0018602c: ['FD', delta],
    0x0018602e: ['FD', 0.02],
  });
  test('one ultrasound region in centimetres gives millimetres, not square ones either', () => {
    expect(spacingOf({ ...none, 0x00186011: ['SQ', [region(0.01)]] })).toEqual({
      kind: 'ultrasound-region',
      acrossColumns: 0.1,
      acrossRows: 0.2,
    });
  });
  test('two regions of different scale give none for the whole image', () => {
    expect(spacingOf({ ...none, 0x00186011: ['SQ', [region(0.01), region(0.05)]] })).toBeNull();
  });
});

test.each([
  [0, 4, 1],
  [65_535, 65_535, 1],
  [2, 4, 10_000_000],
])('%i × %i pixels in %i frames are refused before anything is allocated', (rows, columns, frames) => {
  const bytes = makeDicom(
    ctElements({ 0x00280010: ['US', rows], 0x00280011: ['US', columns], 0x00280008: ['IS', String(frames)] }),
  );
  expect(readHeader(bytes, { inflate })).toMatchObject({
    ok: false,
    error: { code: 'dicom.image-size', params: { rows, columns, frames } },
  });
});

test('pixel data that end early are a problem of an image that keeps its place', () => {
  const whole = makeDicom(ctElements());
  const header = readHeader(whole.subarray(0, whole.length - 6), { inflate });
  expect(header).toMatchObject({
    ok: true,
    value: { image: { rows: 2 }, problems: [{ code: 'dicom.pixels-short', params: { have: 10, want: 16 } }] },
  });
});

test('a file that breaks off before it says whose it is is refused', () => {
  const whole = makeDicom(ctElements());
  const nameEnds = new TextDecoder('latin1').decode(whole).indexOf('Test^Anna') + 4;
  expect(readHeader(whole.subarray(0, nameEnds), { inflate })).toMatchObject({
    error: { code: 'dicom.broken-off', params: { tag: '(0010,0010)' } },
  });
});

test.each<[string, DicomElements, string]>([
  ['View Position', { 0x00185101: ['CS', 'MLO'] }, 'MLO'],
  ['the code of the view, SNOMED CT', { 0x00540220: ['SQ', [{ 0x00080100: ['SH', '399162004'] }]] }, 'CC'],
  ['the code of the view, as it was before', { 0x00540220: ['SQ', [{ 0x00080100: ['SH', 'R-10226'] }]] }, 'MLO'],
  ['a code that is not known', { 0x00540220: ['SQ', [{ 0x00080100: ['SH', '1'] }]] }, ''],
])('how a projection was taken is told by %s', (_, changes, view) => {
  expect(headerOf(changes).instance.view).toBe(view);
});

test('what is no UID is replaced by one that stays the same for the same text', () => {
  const [a, b] = ['dbf60361338b6cb0', 'dbf60361338b6cb0'].map(
    (hash) => headerOf({ 0x0020000e: ['UI', hash] }).series.uid,
  );
  expect(a).toMatch(/^2\.25\.\d{10,39}$/);
  expect(a).toBe(b);
});

test('each frame of an enhanced object has its own place, window and slope', () => {
  const frame = (z: number, slope: number): DicomElements => ({
    0x00209113: ['SQ', [{ 0x00200032: ['DS', `0\\0\\${z}`] }]],
    0x00289145: ['SQ', [{ 0x00281052: ['DS', '-10'], 0x00281053: ['DS', String(slope)] }]],
  });
  const shared: DicomElements = {
    0x00209116: ['SQ', [{ 0x00200037: ['DS', '0\\1\\0\\0\\0\\-1'] }]],
    0x00289110: ['SQ', [{ 0x00280030: ['DS', '3\\1'], 0x00180050: ['DS', '5'] }]],
  };
  const { image } = headerOf({
    0x00280008: ['IS', '2'],
    0x52009229: ['SQ', [shared]],
    0x52009230: ['SQ', [frame(5, 1), frame(-5, 2)]],
    0x7fe00010: ['OW', new Uint8Array(32)],
  });
  expect(image?.perFrame).toMatchObject([
    {
      position: [0, 0, 5],
      row: [0, 1, 0],
      column: [0, 0, -1],
      spacing: { acrossColumns: 1, acrossRows: 3 },
      thicknessMm: 5,
      slope: 1,
      intercept: -10,
    },
    { position: [0, 0, -5], slope: 2 },
  ]);
});

describe('frames of compressed pixel data', () => {
  const syntax = '1.2.840.10008.1.2.4.80';
  const start = (value: number): Uint8Array => Uint8Array.of(0xff, 0xd8, value, 0);
  const rest = (value: number): Uint8Array => Uint8Array.of(0, 0, value, 0);
  const header = (frames: number, table: readonly number[], fragments: readonly Uint8Array[]) => {
    const offsets = new Uint8Array(Uint32Array.from(table).buffer);
    const { 0x7fe00010: _, ...elements } = ctElements({ 0x00280008: ['IS', String(frames)] });
    const head = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
    const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
    const bytes = join([
      makeDicom(elements, { syntax }),
      head,
      makeItem(offsets),
      ...fragments.map((part) => makeItem(part)),
      end,
    ]);
    const read = readHeader(bytes, { inflate });
    const pixels = read.ok ? read.value.image?.pixels : undefined;
    return pixels?.kind === 'encapsulated'
      ? pixels.frames.map((parts) => parts.map(([offset]) => bytes[offset + 2]))
      : undefined;
  };
  test('one frame takes all fragments', () => {
    expect(header(1, [], [start(1), rest(2), rest(3)])).toEqual([[1, 2, 3]]);
  });
  test('as many fragments as frames: one each', () => {
    expect(header(2, [], [start(1), start(2)])).toEqual([[1], [2]]);
  });
  test('the offset table says where frames begin', () => {
    expect(header(2, [0, 24], [start(1), rest(2), start(3)])).toEqual([[1, 2], [3]]);
  });
  test('with an empty table, frames begin at start marks', () => {
    expect(header(2, [], [start(1), rest(2), start(3), rest(4), rest(5)])).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });
});

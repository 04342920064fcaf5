import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { greyPixels, makeFrame, sagittalPlane } from '../../../tests/fixtures/make-frame.ts';
import { writeImageSeg } from './image-seg.ts';
import type { ImageSegRequest } from './image-seg.ts';
import { readImageSeg } from './read-seg.ts';
import type { SegSegment } from './seg/seg-segment.ts';

// 5 columns × 3 rows: 15 pixels, so that no frame ends on a whole byte.
const image = makeFrame({
  sopClassUid: '1.2.840.10008.5.1.4.1.1.1.1',
  pixels: { ...greyPixels, columns: 5 },
  plane: null,
  spacingKind: 'at-detector',
  spacing: sagittalPlane.spacing,
  sliceThicknessMm: null,
});
const placed = makeFrame({ ...image, plane: sagittalPlane, sliceThicknessMm: 1.5 });

const lung = Uint8Array.from({ length: 15 }, (_, i) => Number(i % 5 < 2));
const heart = Uint8Array.from({ length: 15 }, (_, i) => Number(i % 5 === 1 && i > 5));

const makeSegment = (segment: Partial<SegSegment>): SegSegment => ({
  mask: lung,
  value: 1,
  label: 'Right lung',
  code: { scheme: 'SCT', value: '39607008', meaning: 'Lung' },
  laterality: 'right',
  isProposal: false,
  color: '#56B4E9',
  algorithm: { name: 'chest-xray', version: '1.1.0', isEdited: false },
  tracking: { id: 'f1 1', uid: '2.25.1' },
  ...segment,
});
const both = [
  makeSegment({}),
  makeSegment({
    mask: heart,
    label: 'Heart',
    code: { scheme: 'SCT', value: '80891009', meaning: 'Heart' },
    laterality: null,
  }),
];

function write(changes: Partial<ImageSegRequest> = {}) {
  let next = 1;
  return writeImageSeg({
    source: { PatientName: 'SAMPLE^Robin', StudyInstanceUID: '1.2.3', PatientOrientation: 'L\\F' },
    image,
    isMultiFrame: false,
    seriesUid: '1.2.3.4',
    frameOfReferenceUid: null,
    segments: both,
    writer: { version: '0.1.0', person: '', date: '20261124', time: '101500', newUid: () => `2.25.${next++}` },
    ...changes,
  });
}
const bytesOf = (written: ReturnType<typeof write>): Uint8Array =>
  written.ok ? written.value.bytes : new Uint8Array();
const parsed = (changes: Partial<ImageSegRequest> = {}) => dicomParser.parseDicom(bytesOf(write(changes)));
const here = { sopInstanceUid: '1.2.3.1', frame: 0, rows: 3, columns: 5 };

test('outlines of a radiograph read back pixel by pixel, overlapping ones too', () => {
  const read = readImageSeg(bytesOf(write()), here);
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.map(({ label, mask }) => [label, [...mask]])).toEqual([
    ['Right lung', [...lung]],
    ['Heart', [...heart]],
  ]);
  expect(parsed().string('x00620013')).toBe('YES'); // heart over lung
});

test('an image without a place in the patient is given none: its frames name their image', () => {
  const seg = parsed();
  expect(seg.elements['x00200052']).toBeUndefined();
  expect(seg.string('x00200020')).toBe('L\\F');
  const shared = seg.elements['x52009229']?.items?.[0]?.dataSet;
  expect(shared?.elements['x00289110']).toBeUndefined(); // 0.5 mm at the detector is no size in the patient
  const frame = seg.elements['x52009230']?.items?.[1]?.dataSet;
  expect(frame?.elements['x00209113']).toBeUndefined();
  const source = frame?.elements['x00089124']?.items?.[0]?.dataSet?.elements['x00082112']?.items?.[0]?.dataSet;
  expect(source?.string('x00081155')).toBe('1.2.3.1');
  expect(source?.string('x0028135a')).toBe('YES');
  expect(source?.elements['x00081160']).toBeUndefined();
});

test('an image that has a place keeps it: rows and columns with their own spacing', () => {
  const seg = parsed({ image: placed, frameOfReferenceUid: '1.2.3.5' });
  expect(seg.string('x00200052')).toBe('1.2.3.5');
  expect(seg.elements['x00200020']).toBeUndefined();
  const shared = seg.elements['x52009229']?.items?.[0]?.dataSet;
  const measures = shared?.elements['x00289110']?.items?.[0]?.dataSet;
  expect(measures?.string('x00280030')).toBe('2\\0.5'); // between rows first
  const position = seg.elements['x52009230']?.items?.[0]?.dataSet?.elements['x00209113']?.items?.[0]?.dataSet;
  expect(position?.string('x00200032')).toBe('10\\-120\\90');
});

test('of a film the frame is named, the first one too', () => {
  const numberOf = (frame: number) => {
    const groups = parsed({ image: { ...image, frame }, isMultiFrame: true }).elements['x52009230'];
    const derivation = groups?.items?.[0]?.dataSet?.elements['x00089124']?.items?.[0]?.dataSet;
    return derivation?.elements['x00082112']?.items?.[0]?.dataSet?.string('x00081160');
  };
  expect([numberOf(0), numberOf(6)]).toEqual(['1', '7']);
});

test('outlines are not read onto another image, another frame or another size', () => {
  const bytes = bytesOf(write());
  const refused = { error: { code: 'dicom.seg-other-grid' } };
  expect(readImageSeg(bytes, { ...here, sopInstanceUid: '1.2.3.2' })).toMatchObject(refused);
  expect(readImageSeg(bytes, { ...here, frame: 1 })).toMatchObject(refused);
  expect(readImageSeg(bytes, { ...here, columns: 4 })).toMatchObject(refused);
});

test('an empty outline is left out, and of empty ones alone there is no SEG', () => {
  const empty = makeSegment({ mask: new Uint8Array(15) });
  expect(parsed({ segments: [empty, ...both] }).elements['x00620002']?.items).toHaveLength(2);
  expect(write({ segments: [empty] })).toMatchObject({ error: { code: 'report.seg-empty' } });
  expect(() => write({ segments: [makeSegment({ mask: new Uint8Array(14) })] })).toThrow(RangeError);
});

test('what a reader must know of a segment stands in its description', () => {
  const described = parsed({ segments: [makeSegment({ isProposal: true, remarks: ['All objects together'] })] });
  const segment = described.elements['x00620002']?.items?.[0]?.dataSet;
  expect(segment?.string('x00620006')).toBe('Proposed, not reviewed. All objects together');
});

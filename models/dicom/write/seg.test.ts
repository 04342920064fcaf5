import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { makeFrame, sagittalPlane } from '../../../tests/fixtures/make-frame.ts';
import { DisplaySet } from '../../imaging/display-set.ts';
import { readSeg } from './read-seg.ts';
import { writeSeg } from './seg.ts';
import type { SegSegment } from './seg/seg-segment.ts';

// 4 columns × 3 rows × 3 slices, sagittal, 0.5 mm across columns, 2 mm across rows, 1.5 mm between slices; slice 1 missing.
const volume = {
  shape: { columns: 4, rows: 3, slices: 3 },
  origin: [10, -120, 90],
  column: [0, 0.5, 0],
  row: [0, 0, -2],
  slice: [-1.5, 0, 0],
} as const;

const frame = (number: number, x: number) =>
  makeFrame({
    instance: `i${number}`,
    sopInstanceUid: `1.2.3.${number}`,
    instanceNumber: number,
    plane: { ...sagittalPlane, origin: [x, -120, 90] },
  });

const displaySet = DisplaySet.parse({
  id: 'd1',
  studyUid: '1.2.3',
  seriesUid: '1.2.3.4',
  frameOfReferenceUid: '1.2.3.5',
  kind: 'volume',
  modality: 'MR',
  description: 'T1',
  bodyPart: null,
  laterality: null,
  seriesNumber: 1,
  frames: [frame(1, 10), frame(2, 7)],
  volume,
  missingSlices: [1],
  warnings: [],
});

const mask = Uint8Array.from({ length: 36 }, (_, i) => (i % 5 === 0 ? 1 : i > 24 ? 2 : 0));

const makeSegment = (segment: Partial<SegSegment>): SegSegment => ({
  mask,
  value: 1,
  label: 'Left hippocampus, anterior',
  code: { scheme: 'SCT', value: '5366008', meaning: 'Hippocampus' },
  laterality: 'left',
  isProposal: false,
  color: '#E69F00',
  algorithm: { name: 'hippocampus', version: '1.0.0', isEdited: false },
  tracking: { id: 'f1', uid: '2.25.1' },
  ...segment,
});

const writer = () => {
  let next = 1;
  return { version: '0.1.0', person: '', date: '20261124', time: '101500', newUid: () => `2.25.${next++}` };
};
const source = { PatientName: 'SAMPLE^Robin', PatientID: 'S1', StudyInstanceUID: '1.2.3' };
const write = (segments: readonly SegSegment[], set = displaySet) =>
  writeSeg({ source, displaySet: set, segments, writer: writer() });

test('a written SEG read back is the mask that was shown, also in a slice that is missing in the source', () => {
  const written = write([makeSegment({}), makeSegment({ value: 2, label: 'Left hippocampus, posterior' })]);
  if (!written.ok) throw new Error(written.error.code);
  const read = readSeg(written.value.bytes, displaySet.volume ?? volume);
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.map(({ label, code }) => [label, code])).toEqual([
    ['Left hippocampus, anterior', '5366008'],
    ['Left hippocampus, posterior', '5366008'],
  ]);
  expect(read.value[0]?.mask).toEqual(mask.map((value) => Number(value === 1)));
  expect(read.value[1]?.mask).toEqual(mask.map((value) => Number(value === 2)));
});

test('an image that cannot be read moves no other: the outline behind it keeps its own image and place', () => {
  const set = {
    ...displaySet,
    frames: [frame(1, 10), { ...Object(frame(2, 8.5)), problem: 'dicom.pixels-short' }, frame(3, 7)],
  };
  const last = mask.map((value, i) => (i >= 24 ? value : 0)); // the third slice alone
  const written = write([makeSegment({ mask: last })], DisplaySet.parse(set));
  const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
  const group = seg.elements['x52009230']?.items?.[0]?.dataSet;
  expect(group?.elements['x00209113']?.items?.[0]?.dataSet?.string('x00200032')).toBe('7\\-120\\90');
  const derivation = group?.elements['x00089124']?.items?.[0]?.dataSet;
  expect(derivation?.elements['x00082112']?.items?.[0]?.dataSet?.string('x00081155')).toBe('1.2.3.3');
});

test('the SEG is of the same patient, study and frame of reference, in a series of its own', () => {
  const written = write([makeSegment({})]);
  const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
  expect(seg.string('x00100010')).toBe('SAMPLE^Robin');
  expect(seg.string('x0020000d')).toBe('1.2.3');
  expect(seg.string('x00200052')).toBe('1.2.3.5');
  expect(seg.string('x0020000e')).not.toBe('1.2.3.4');
});

test('a frame in a missing slice names both neighbours as sources, at other places', () => {
  const written = write([makeSegment({ mask: mask.map((value, i) => (i >= 12 && i < 24 ? value : 0)) })]);
  const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
  const frames = seg.elements.x52009230?.items ?? [];
  expect(frames).toHaveLength(1);
  const sources = frames[0]?.dataSet?.elements.x00089124?.items?.[0]?.dataSet?.elements.x00082112?.items ?? [];
  expect(sources.map(({ dataSet }) => [dataSet?.string('x00081155'), dataSet?.string('x0028135a')])).toEqual([
    ['1.2.3.1', 'NO'],
    ['1.2.3.2', 'NO'],
  ]);
});

test('two findings that claim one voxel overlap, and the SEG says so', () => {
  const other = makeSegment({ mask: mask.slice(), laterality: 'right' });
  const says = (segments: readonly SegSegment[]) => {
    const written = write(segments);
    return dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array()).string('x00620013');
  };
  expect(says([makeSegment({}), other])).toBe('YES');
  expect(says([makeSegment({}), makeSegment({ value: 2 })])).toBe('NO');
});

test('an outline that a person changed is semi-automatic, one drawn alone is manual', () => {
  const kind = (algorithm: SegSegment['algorithm']) => {
    const written = write([makeSegment({ algorithm })]);
    const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
    return seg.elements.x00620002?.items?.[0]?.dataSet?.string('x00620008');
  };
  expect(kind({ name: 'hippocampus', version: '1.0.0', isEdited: false })).toBe('AUTOMATIC');
  expect(kind({ name: 'hippocampus', version: '1.0.0', isEdited: true })).toBe('SEMIAUTOMATIC');
  expect(kind(null)).toBe('MANUAL');
});

test('an outline that was taken over is as automatic as its maker says, and less once a person changed it', () => {
  const said = (received: SegSegment['received']) => {
    const written = write([makeSegment({ algorithm: null, ...(received && { received }) })]);
    const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
    const segment = seg.elements.x00620002?.items?.[0]?.dataSet;
    return [segment?.string('x00620008'), segment?.string('x00620009')];
  };
  const name = 'Outliner 2';
  expect(said({ type: 'AUTOMATIC', name, isEdited: false })).toEqual(['AUTOMATIC', name]);
  expect(said({ type: 'AUTOMATIC', name, isEdited: true })).toEqual(['SEMIAUTOMATIC', name]);
  expect(said({ type: 'MANUAL', name: '', isEdited: true })).toEqual(['MANUAL', undefined]);
  expect(said({ type: null, name: '', isEdited: false })).toEqual(['SEMIAUTOMATIC', 'not stated']);
});

test('without a voxel, a volume or a frame of reference there is no SEG, but a reason', () => {
  const empty = makeSegment({ mask: new Uint8Array(36) });
  expect(write([empty])).toMatchObject({ error: { code: 'report.seg-empty' } });
  expect(write([makeSegment({})], { ...displaySet, volume: null })).toMatchObject({
    error: { code: 'report.seg-no-volume' },
  });
  expect(write([makeSegment({})], { ...displaySet, frameOfReferenceUid: null })).toMatchObject({
    error: { code: 'report.seg-no-frame-of-reference' },
  });
});

test('a SEG on other planes is not read onto this volume', () => {
  const written = write([makeSegment({})]);
  const shifted = { ...volume, origin: [10, -120, 90.4] as const };
  expect(readSeg(written.ok ? written.value.bytes : new Uint8Array(), shifted)).toMatchObject({
    error: { code: 'dicom.seg-other-grid' },
  });
});

test('what a fixed rule outlined is not called artificial intelligence', () => {
  const family = (isRule: boolean) => {
    const written = write([makeSegment({ algorithm: { name: 'calcium', version: '1.0.0', isEdited: false, isRule } })]);
    const seg = dicomParser.parseDicom(written.ok ? written.value.bytes : new Uint8Array());
    const algorithm = seg.elements.x00620002?.items?.[0]?.dataSet?.elements.x00620007?.items?.[0]?.dataSet;
    return algorithm?.elements.x0066002f?.items?.[0]?.dataSet?.string('x00080104');
  };
  expect(family(false)).toBe('Artificial Intelligence');
  expect(family(true)).toBe('Fixed rule');
});

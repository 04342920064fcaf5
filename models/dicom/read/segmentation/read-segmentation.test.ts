import { expect, test } from 'vitest';
import { makeDicom } from '../../../../tests/fixtures/make-dicom.ts';
import { segmentationElements } from '../../../../tests/fixtures/make-segmentation.ts';
import type { SegmentationWish } from '../../../../tests/fixtures/make-segmentation.ts';
import { readPart10 } from '../read-part10.ts';
import { readSegmentation } from './read-segmentation.ts';

const read = (wish: SegmentationWish) => {
  const file = readPart10(makeDicom(segmentationElements(wish)), { inflate: () => undefined });
  if (!file.ok) throw new Error(file.error.code);
  return readSegmentation(file.value.dataset);
};
const value = (wish: SegmentationWish) => {
  const result = read(wish);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const none = [0, 0, 0, 0, 0, 0, 0, 0];
const frame = (segment: number, sources: readonly string[] = []) => ({ segment, sources, values: none });

test('a segmentation tells who made it, when, and what each segment is', () => {
  const seg = value({
    frames: [frame(1)],
    segments: [{ number: 1, label: 'Liver', algorithm: 'SEMIAUTOMATIC', lab: [65535, 32896, 32896] }],
  });
  expect(seg).toMatchObject({ kind: 'binary', fraction: null, label: 'OUTLINES', date: '2026-03-02' });
  expect(seg.maker).toBe('Other Works Station 5 7.1');
  expect(seg.creator).toBe('Maker^Outline');
  expect(seg.segments).toEqual([
    {
      number: 1,
      label: 'Liver',
      category: { scheme: 'SCT', value: '123037004', meaning: 'Anatomical Structure' },
      type: { scheme: 'SCT', value: '10200004', meaning: 'Liver' },
      laterality: null,
      color: '#FFFFFF',
      algorithm: 'SEMIAUTOMATIC',
      algorithmName: 'Outliner 2',
      trackingUid: '',
    },
  ]);
});

test('frames stand in the order of the file, each with its segment and the images it was outlined on', () => {
  const segments = [
    { number: 1, label: 'a' },
    { number: 7, label: 'b' },
  ];
  const { frames } = value({ frames: [frame(7, ['1.2.3.4']), frame(1), frame(7, ['1.2.3.5', '1.2.3.6'])], segments });
  expect(frames.map(({ segment }) => segment)).toEqual([7, 1, 7]);
  expect(frames.map(({ sources }) => sources.map(({ sopInstanceUid }) => sopInstanceUid))).toEqual([
    ['1.2.3.4'],
    [],
    ['1.2.3.5', '1.2.3.6'],
  ]);
});

test('a frame that names no segment is the only one, and of nobody where there are two', () => {
  const unnamed = { values: none };
  expect(value({ frames: [unnamed] }).frames[0]?.segment).toBe(1);
  const two = [
    { number: 1, label: 'a' },
    { number: 2, label: 'b' },
  ];
  expect(value({ frames: [unnamed], segments: two }).frames[0]?.segment).toBeNull();
});

test('fractions come with what they are a share of and the value that stands for all', () => {
  expect(value({ frames: [frame(1)], kind: 'FRACTIONAL' }).fraction).toEqual({ of: 'probability', most: 200 });
  const occupancy = { 0x00620010: ['CS', 'OCCUPANCY'] } as const;
  expect(value({ frames: [frame(1)], kind: 'FRACTIONAL', changes: occupancy }).fraction?.of).toBe('occupancy');
});

test('fractions without a whole are refused, and so are surfaces and an object without segments', () => {
  const code = (wish: Partial<SegmentationWish>) => {
    const result = read({ frames: [frame(1)], ...wish });
    return result.ok ? 'read' : result.error;
  };
  expect(code({ kind: 'FRACTIONAL', changes: { 0x0062000e: ['US', 0] } })).toMatchObject({
    code: 'dicom.seg-no-maximum',
  });
  expect(code({ changes: { 0x00620001: ['CS', 'SURFACE'] } })).toEqual({
    code: 'dicom.seg-kind',
    params: { kind: 'SURFACE' },
  });
  expect(code({ segments: [] })).toMatchObject({ code: 'dicom.seg-no-segments' });
});

test('the background of a label map is no segment: by the padding value, or by its code', () => {
  const background = ['125040', 'DCM', 'Background'] as const;
  const segments = [
    { number: 0, label: 'Background', type: background },
    { number: 3, label: 'Liver' },
    { number: 5, label: 'Outside' },
  ];
  const map = { frames: [{ values: none }], kind: 'LABELMAP', segments } as const;
  const numbers = (changes = {}) => value({ ...map, changes }).segments.map(({ number }) => number);
  expect(numbers()).toEqual([3, 5]);
  expect(numbers({ 0x00280120: ['US', 5] })).toEqual([3]);
});

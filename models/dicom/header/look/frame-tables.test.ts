import { expect, test } from 'vitest';
import { InstanceId } from '../../../base/ids.ts';
import { displaySetsOf } from '../../../imaging/sets/display-sets-of.ts';
import { ctElements, makeDicom } from '../../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../../tests/fixtures/make-dicom.ts';
import { readHeader } from '../read-header.ts';

const read = (changes: DicomElements) => {
  const header = readHeader(makeDicom(ctElements(changes)), { inflate: (bytes) => bytes });
  if (!header.ok) throw new Error(header.error.code);
  return header.value;
};
const table = (first: number, entries: readonly number[]): DicomElements => ({
  0x00283002: ['US', [entries.length, first, 16]],
  0x00283006: ['OW', entries],
});
const window = (center: string, width: string): DicomElements => ({
  0x00281050: ['DS', center],
  0x00281051: ['DS', width],
});
const frame = (voi: DicomElements): DicomElements => ({ 0x00289132: ['SQ', [voi]] });

test('frames of an enhanced image have windows and VOI tables of their own: peers 2a 13, a per-frame LUT is no white image', () => {
  const header = read({
    0x00280008: ['IS', '3'],
    0x52009229: ['SQ', [frame(window('40', '400'))]],
    0x52009230: ['SQ', [frame(window('-600', '1500')), frame({ 0x00283010: ['SQ', [table(2, [0, 65_535])]] }), {}]],
    0x7fe00010: ['OW', Array.from({ length: 24 }, (_, i) => i)],
  });
  const frames = header.image?.perFrame ?? [];
  expect(frames.map(({ windows }) => windows.map(({ center, width }) => [center, width]))).toEqual([
    [[-600, 1500]],
    [], // its own table goes before the window of all frames
    [[40, 400]],
  ]);
  expect(frames.map(({ voiTable }) => voiTable?.first)).toEqual([undefined, 2, undefined]);
  const [set] = displaySetsOf([{ id: InstanceId.parse('a'), header }]);
  expect(set?.frames.map(({ tables }) => tables)).toEqual([
    undefined,
    { modality: false, voi: true, isOwn: true },
    undefined,
  ]);
});

const palette = (first: number): DicomElements => ({
  ...Object.fromEntries(
    [0x00281101, 0x00281102, 0x00281103].map((tag) => [tag, ['US', [2, first & 0xffff, 16]] as const]),
  ),
  ...Object.fromEntries([0x00281201, 0x00281202, 0x00281203].map((tag) => [tag, ['OW', [0, 65_535]] as const])),
});

test('a palette beside a grey image colours the values from its first on, in the sign of the stored values', () => {
  const signed = read({ ...palette(-5), 0x00280103: ['US', 1], 0x00089205: ['CS', 'MIXED'] });
  expect(signed.image?.supplemental?.channels[0].first).toBe(-5);
  expect(read({ ...palette(700) }).image?.supplemental?.channels[2].first).toBe(700);
  expect(read({ ...palette(700), 0x00089205: ['CS', 'MONOCHROME'] }).image?.supplemental).toBeUndefined();
  const [set] = displaySetsOf([{ id: InstanceId.parse('a'), header: signed }]);
  expect([set?.frames[0]?.tables, set?.warnings]).toEqual([{ modality: false, voi: false, colors: true }, []]);
});

import { expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../tests/fixtures/make-dicom.ts';
import { readHeader } from './read-header.ts';

const read = (elements: DicomElements) => readHeader(makeDicom(elements), { inflate: () => undefined });
const problemsOf = (elements: DicomElements) => {
  const header = read(elements);
  return header.ok ? header.value.problems.map(({ code }) => code) : header.error.code;
};
const { 0x7fe00010: _, ...withoutPixels } = ctElements();

test('a whole image of a known kind leaves no doubt', () => {
  expect(problemsOf(ctElements())).toEqual([]);
});

test('an image without pixels can be read as text, and says so', () => {
  expect(problemsOf(withoutPixels)).toEqual(['dicom.no-pixels']);
});

test('what never is an image lacks nothing', () => {
  expect(problemsOf({ 0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.88.11'], 0x00080060: ['CS', 'SR'] })).toEqual([]);
});

test('pixels in a maker’s private element: the maker and the code are named', () => {
  const header = read({
    ...withoutPixels,
    0x07a10010: ['LO', 'ELSCINT1'],
    0x07a1100a: ['OB', new Uint8Array(8)],
    0x07a11011: ['CS', 'PMSCT_RLE1'],
  });
  expect(header).toMatchObject({
    value: { problems: [{ code: 'dicom.private-pixels', params: { maker: 'ELSCINT1', codec: 'PMSCT_RLE1' } }] },
  });
});

test('a kind of file that only its maker knows is shown with a note', () => {
  expect(problemsOf(ctElements({ 0x00080016: ['UI', '1.2.276.0.19.55.1.5.1.1.1'] }))).toEqual(['dicom.private-class']);
});

test.each([
  [7, 7],
  [0, 8],
  [16, 17],
  [16, 0],
  [65_535, 16],
])('samples of %i bits allocated with %i stored are none: refused, not guessed', (allocated, stored) => {
  expect(problemsOf(ctElements({ 0x00280100: ['US', allocated], 0x00280101: ['US', stored] }))).toBe('dicom.bits');
});

test.each([
  ['Wang^XiaoDong=王^小東=', 'Wang^XiaoDong=王^小東'],
  ['OB^^^^', 'OB'],
  ['=山田^太郎', '=山田^太郎'],
  ['Doe^^Q', 'Doe^^Q'],
])('of the name %s the empty ends are left out', (written, name) => {
  const header = read(ctElements({ 0x00080005: ['CS', 'ISO_IR 192'], 0x00100010: ['PN', written] }));
  expect(header).toMatchObject({ value: { patient: { name } } });
});

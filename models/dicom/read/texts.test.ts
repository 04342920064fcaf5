import { expect, test } from 'vitest';
import { makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../tests/fixtures/make-dicom.ts';
import { itemsOf } from './dataset.ts';
import { readPart10 } from './read-part10.ts';
import { text, time } from './texts.ts';

const read = (elements: DicomElements) => {
  const part10 = readPart10(makeDicom(elements), { inflate: () => undefined });
  if (!part10.ok) throw new Error(part10.error.code);
  return part10.value.dataset;
};
const greek = Uint8Array.of(0xc4, 0xe9, 0xef, 0x20); // Διο in ISO_IR 126, padded
const [requests, description] = [0x00400275, 0x00321060];

test('an item with a character set of its own is read in that, not in the one around it', () => {
  const dataset = read({
    0x00080005: ['CS', 'ISO_IR 100'],
    [requests]: ['SQ', [{ 0x00080005: ['CS', 'ISO_IR 126'], [description]: ['LO', greek] }]],
  });
  expect(itemsOf(dataset, requests).map((item) => text(item, description))).toEqual(['Διο']);
});

test('an item without one is read in the one around it', () => {
  const dataset = read({
    0x00080005: ['CS', 'ISO_IR 126'],
    [requests]: ['SQ', [{ [description]: ['LO', greek] }]],
  });
  expect(itemsOf(dataset, requests).map((item) => text(item, description))).toEqual(['Διο']);
});

test.each([
  ['1017', '10:17:00'],
  ['101723.5', '10:17:23'],
  ['10:17:23', '10:17:23'],
  ['9', null],
  ['', null],
])('the time %s is %s', (written, expected) => {
  expect(time(read({ 0x00080030: ['TM', written], 0x00080060: ['CS', 'CT'] }), 0x00080030)).toBe(expected);
});

test('a value that is no text gives none', () => {
  const dataset = read({ 0x00080060: ['CS', 'CT'], [requests]: ['SQ', [{ [description]: ['LO', 'x'] }]] });
  expect(text(dataset, requests)).toBe('');
});

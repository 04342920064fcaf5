import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { decimalString, elementsOf } from './dataset.ts';
import { encodeElements, tagText } from './element.ts';
import { explicitLittleEndian } from '../../read/transfer-syntaxes.ts';
import { writeObject } from './part10.ts';

test('elements stand in ascending order of tags, text padded with a space, UIDs with zero', () => {
  const bytes = encodeElements(elementsOf({ PatientID: 'A', SOPInstanceUID: '1.2' }), 'explicit');
  const sopInstanceUid = [0x08, 0, 0x18, 0, 0x55, 0x49, 4, 0, 0x31, 0x2e, 0x32, 0]; // UI, 4 bytes, "1.2\0"
  const patientId = [0x10, 0, 0x20, 0, 0x4c, 0x4f, 2, 0, 0x41, 0x20]; // LO, 2 bytes, "A "
  expect([...bytes]).toEqual([...sopInstanceUid, ...patientId]);
});

test('a sequence inside a sequence is read back as written', () => {
  const bytes = writeObject({
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.66.4',
    SOPInstanceUID: '2.25.1',
    DerivationImageSequence: [{ SourceImageSequence: [{ ReferencedSOPInstanceUID: '1.2.3' }, {}] }],
    PatientName: '山田^太郎',
    Rows: 512,
  });
  const read = dicomParser.parseDicom(bytes);
  const inner = read.elements.x00089124?.items?.[0]?.dataSet?.elements.x00082112?.items;
  expect(inner).toHaveLength(2);
  expect(inner?.[0]?.dataSet?.string('x00081155')).toBe('1.2.3');
  expect(read.uint16('x00280010')).toBe(512);
  expect(read.string('x00020010')).toBe(explicitLittleEndian);
});

test.each([
  [5, '5'],
  [-75.976257954911, '-75.976257954911'],
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.33333333333333'],
  [-1 / 3, '-0.3333333333333'],
  [1.23456789e-10, '1.23456789e-10'],
])('the number %f is the decimal string %s, at most 16 characters', (value, text) => {
  expect(decimalString(value)).toBe(text);
  expect(decimalString(value).length).toBeLessThanOrEqual(16);
});

test('a value that cannot be of its kind is refused, not written as zero', () => {
  expect(() => elementsOf({ Rows: '' })).not.toThrow(); // empty stays empty
  expect(() => elementsOf({ Rows: 'many' })).toThrow('Rows US');
  expect(() => elementsOf({ PatientID: 12 })).toThrow('PatientID LO');
  expect(() => decimalString(Number.NaN)).toThrow(RangeError);
});

test('an empty number is written empty', () => {
  expect([...encodeElements(elementsOf({ Rows: '' }), 'explicit')].slice(6)).toEqual([0, 0]);
});

test('a tag reads as in the standard', () => expect(tagText(0x7fe00010)).toBe('(7FE0,0010)'));

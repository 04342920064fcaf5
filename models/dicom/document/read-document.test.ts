import { expect, test } from 'vitest';
import { makeDicom } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../tests/fixtures/make-dicom.ts';
import { readPart10 } from '../read/read-part10.ts';
import { kindOfDocument } from './kind-of-document.ts';
import { readDocument } from './read-document.ts';

const concept = (meaning: string): DicomElements => ({
  0x00080100: ['SH', '1'],
  0x00080102: ['SH', '99TEST'],
  0x00080104: ['LO', meaning],
});
const item = (type: string, name: string, more: DicomElements = {}, relation = 'CONTAINS'): DicomElements => ({
  0x0040a010: ['CS', relation],
  0x0040a040: ['CS', type],
  ...(name && { 0x0040a043: ['SQ', [concept(name)]] }),
  ...more,
});
const documentOf = (elements: DicomElements) => {
  const read = readPart10(makeDicom(elements), { inflate: () => undefined });
  if (!read.ok) throw new Error(read.error.code);
  return readDocument(read.value.dataset);
};

const number = (value: string): DicomElements => ({
  0x0040a300: ['SQ', [{ 0x004008ea: ['SQ', [{ 0x00080100: ['SH', 'mm'] }]], 0x0040a30a: ['DS', value] }]],
});
const report = {
  0x00080005: ['CS', 'ISO_IR 192'],
  0x00080023: ['DA', '20261120'],
  0x0040a040: ['CS', 'CONTAINER'],
  0x0040a043: ['SQ', [concept('Measurement report')]],
  0x0040a073: ['SQ', [{ 0x0040a075: ['PN', 'Reader^Anna'] }]],
  0x0040a491: ['CS', 'COMPLETE'],
  0x0040a493: ['CS', 'VERIFIED'],
  0x0040a730: [
    'SQ',
    [
      item('CONTAINER', 'Finding', {
        0x0040a730: [
          'SQ',
          [
            item('TEXT', 'Comment', { 0x0040a160: ['UT', 'Größe unverändert'] }),
            item('NUM', 'Length', {
              ...number('12.5'),
              0x0040a730: [
                'SQ',
                [
                  item('CODE', 'Method', { 0x0040a168: ['SQ', [concept('by hand')]] }, 'HAS CONCEPT MOD'),
                  item(
                    'SCOORD',
                    '',
                    { 0x00700022: ['FL', [1, 2, 4, 6]], 0x00700023: ['CS', 'POLYLINE'] },
                    'INFERRED FROM',
                  ),
                ],
              ],
            }),
          ],
        ],
      }),
      item('IMAGE', '', { 0x00081199: ['SQ', [{ 0x00081155: ['UI', '1.2.3'], 0x00081160: ['IS', '2\\5'] }]] }),
    ],
  ],
} satisfies DicomElements;

test('a report is read item by item, with its depth, its units and what it points at', () => {
  const { title, date, isComplete, isVerified, verifiedBy, items, isCut } = documentOf(report);
  expect({ title, date, isComplete, isVerified, verifiedBy, isCut }).toEqual({
    title: 'Measurement report',
    date: '2026-11-20',
    isComplete: true,
    isVerified: true,
    verifiedBy: ['Reader^Anna'],
    isCut: false,
  });
  expect(items.map(({ depth, kind, isAside, name, value, unit }) => [depth, kind, isAside, name, value, unit])).toEqual(
    [
      [0, 'heading', false, 'Finding', '', ''],
      [1, 'text', false, 'Comment', 'Größe unverändert', ''],
      [1, 'number', false, 'Length', '12.5', 'mm'],
      [2, 'code', true, 'Method', 'by hand', ''],
      [2, 'region', true, '', 'POLYLINE 2: (1.0, 2.0) (4.0, 6.0)', ''],
      [0, 'image', false, '', '', ''],
    ],
  );
  expect(items.at(-1)?.images).toEqual([{ sopInstanceUid: '1.2.3', frames: [2, 5] }]);
});

test('what a report does not say of itself is not known, and a value of an unknown kind keeps its name', () => {
  const { title, isComplete, isVerified, items } = documentOf({
    0x0040a730: [
      'SQ',
      [item('WAVEFORM', 'Curve'), item('NUM', 'Volume', { 0x0040a301: ['SQ', [concept('not a number')]] })],
    ],
  });
  expect({ title, isComplete, isVerified }).toEqual({ title: '', isComplete: null, isVerified: null });
  expect(items.map(({ kind, name, value }) => [kind, name, value])).toEqual([
    ['reference', 'Curve', ''],
    ['number', 'Volume', 'not a number'],
  ]);
});

test('more items than any report has are cut, and it is said', () => {
  const one = item('TEXT', '');
  const { items, isCut } = documentOf({ 0x0040a730: ['SQ', Array.from({ length: 20_001 }, () => one)] });
  expect([items.length, isCut]).toEqual([20_000, true]);
});

test.each([
  ['1.2.840.10008.5.1.4.1.1.88.33', 'report'],
  ['1.2.840.10008.5.1.4.1.1.88.59', 'key-objects'],
  ['1.2.840.10008.5.1.4.1.1.104.1', 'pdf'],
  ['1.2.840.10008.5.1.4.1.1.104.2', 'other'],
  ['1.2.840.10008.5.1.4.1.1.4', null],
])('%s opens as %s', (uid, kind) => expect(kindOfDocument(uid)).toBe(kind));

import { expect, test } from 'vitest';
import { ctElements, join, makeDataset, makeDicom, makeItem } from '../../../tests/fixtures/make-dicom.ts';
import type { DicomOptions } from '../../../tests/fixtures/make-dicom.ts';
import { binaryNumber, itemsOf } from './dataset.ts';
import { readPart10 } from './read-part10.ts';
import { text } from './texts.ts';

const inflate = (): undefined => undefined;
const read = (bytes: Uint8Array) => {
  const part10 = readPart10(bytes, { inflate });
  if (!part10.ok) throw new Error(part10.error.code);
  return part10.value;
};

test.each<[string, DicomOptions, string]>([
  ['explicit little endian', {}, '1.2.840.10008.1.2.1'],
  ['implicit little endian', { isExplicit: false }, '1.2.840.10008.1.2'],
  ['explicit big endian', { isLittleEndian: false }, '1.2.840.10008.1.2.2'],
  ['explicit without preamble and meta', { hasMeta: false }, '1.2.840.10008.1.2.1'],
  ['implicit without preamble and meta', { hasMeta: false, isExplicit: false }, '1.2.840.10008.1.2'],
  ['big endian without preamble and meta', { hasMeta: false, isLittleEndian: false }, '1.2.840.10008.1.2.2'],
])('a file in %s gives its name and its rows', (_, options, syntax) => {
  const { dataset, transferSyntaxUid } = read(makeDicom(ctElements(), options));
  expect([text(dataset, 0x00100010), binaryNumber(dataset, 0x00280010, 'US'), transferSyntaxUid]).toEqual([
    'Test^Anna',
    2,
    syntax,
  ]);
});

test('a file that says implicit but is explicit is read as it is', () => {
  const { dataset } = read(makeDicom(ctElements(), { syntax: '1.2.840.10008.1.2' }));
  expect(text(dataset, 0x00100020)).toBe('T1');
});

test.each([
  ['dicom.empty-file', new Uint8Array()],
  ['dicom.not-dicom', new TextEncoder().encode('Dear colleague, thank you for sending the patient.')],
  ['dicom.not-dicom', join([new Uint8Array(128), new TextEncoder().encode('DICM')])],
])('%s: a file that is none is refused with its reason', (code, bytes) => {
  expect(readPart10(bytes, { inflate })).toMatchObject({ ok: false, error: { code } });
});

test('a deflated file whose stream is broken is refused', () => {
  const bytes = makeDicom(ctElements(), { syntax: '1.2.840.10008.1.2.1.99' });
  expect(readPart10(bytes, { inflate })).toMatchObject({ ok: false, error: { code: 'dicom.inflate' } });
});

test('a file cut within an element keeps what came before and says where it ends', () => {
  const whole = makeDicom(ctElements());
  const { dataset, problems } = read(whole.subarray(0, whole.length - 6));
  expect(text(dataset, 0x00100010)).toBe('Test^Anna');
  expect(problems).toEqual([{ code: 'dicom.truncated', params: { tag: '(7fe0,0010)', have: 10, want: 16 } }]);
});

test('a sequence of undefined length ends at its mark, and its item has its own elements', () => {
  const mark = (element: number): Uint8Array => Uint8Array.of(0xfe, 0xff, element & 255, element >> 8, 0, 0, 0, 0);
  const head = Uint8Array.of(0x08, 0, 0x40, 0x11, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff); // (0008,1140) SQ
  const item = makeItem(makeDataset({ 0x00081155: ['UI', '1.9'] }));
  const bytes = join([head, item, mark(0xe0dd), makeDataset({ 0x00100020: ['LO', 'T1'] })]);
  const { dataset } = read(bytes);
  expect(itemsOf(dataset, 0x00081140).map((reference) => text(reference, 0x00081155))).toEqual(['1.9']);
  expect(text(dataset, 0x00100020)).toBe('T1');
});

test('marks within a compressed frame do not end it: fragments are split by their lengths', () => {
  const frame = Uint8Array.of(1, 2, 0xfe, 0xff, 0xdd, 0xe0, 3, 4);
  const head = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
  const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
  const bytes = join([makeDicom({ 0x00080060: ['CS', 'CT'] }), head, makeItem(new Uint8Array()), makeItem(frame), end]);
  const lengths = read(bytes)
    .dataset.elements.get(0x7fe00010)
    ?.fragments?.map(({ length }) => length);
  expect(lengths).toEqual([0, 8]);
});

test('sequences nested without end stop at a depth, not at the end of the stack', () => {
  const open = Uint8Array.of(
    0x08,
    0,
    0x40,
    0x11,
    0x53,
    0x51,
    0,
    0,
    0xff,
    0xff,
    0xff,
    0xff,
    0xfe,
    0xff,
    0,
    0xe0,
    0xff,
    0xff,
    0xff,
    0xff,
  );
  const bytes = join(Array.from({ length: 5000 }, () => open));
  expect(read(bytes).problems.map(({ code }) => code)).toContain('dicom.structure');
});

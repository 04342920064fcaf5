import { expect, test } from 'vitest';
import { ctElements, makeDicom } from '../../../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../../../tests/fixtures/make-dicom.ts';
import { readHeader } from '../read-header.ts';
import type { Look } from './look.ts';

function lookOf(elements: DicomElements): Look | undefined {
  const read = readHeader(makeDicom(ctElements(elements)), { inflate: () => undefined });
  return read.ok ? read.value.image?.look : undefined;
}

test('a table is found in its sequence; its first input has a sign where the values have one', () => {
  const item = {
    0x00283002: ['US', [3, 0xfffe, 12]],
    0x00283003: ['LO', 'SOFT'],
    0x00283006: ['OW', [0, 100, 4095]],
  } as const;
  const voi = lookOf({ 0x00280103: ['US', 1], 0x00283010: ['SQ', [item]] })?.voi;
  expect(voi).toMatchObject([{ first: -2, entries: 3, bits: 12, entryBytes: 2, length: 6, label: 'SOFT' }]);
});

test('a table whose data are shorter than it says is left out', () => {
  const item = { 0x00283002: ['US', [300, 0, 8]], 0x00283006: ['OW', [0, 1]] } as const;
  expect(lookOf({ 0x00283010: ['SQ', [item]] })?.voi).toEqual([]);
});

test('of several tables a broken one is left out by its name, one without a name by its place', () => {
  const item = (label: string, count = 2): DicomElements => ({
    0x00283002: ['US', [count, 0, 8]],
    ...(label && { 0x00283003: ['LO', label] as const }),
    0x00283006: ['OW', [0, 1]],
  });
  const look = lookOf({ 0x00283010: ['SQ', [item('SOFT'), item('BONE', 300), item('', 300), item('LUNG')]] });
  expect([look?.voi.map(({ label }) => label), look?.leftOut]).toEqual([
    ['SOFT', 'LUNG'],
    ['BONE', '#3'],
  ]);
});

test('padding is in the sign of the values and reaches to its limit', () => {
  const look = lookOf({ 0x00280103: ['US', 1], 0x00280120: ['US', 0xf830], 0x00280121: ['US', 0xf83a] });
  expect(look?.padding).toEqual({ from: -2000, to: -1990 });
});

test('shutters count rows and columns from 1 in the file, from 0 here', () => {
  const look = lookOf({
    0x00181600: ['CS', 'RECTANGULAR\\CIRCULAR\\POLYGONAL'],
    0x00181602: ['IS', '1'],
    0x00181604: ['IS', '4'],
    0x00181606: ['IS', '1'],
    0x00181608: ['IS', '2'],
    0x00181610: ['IS', '2\\3'], // row, column
    0x00181612: ['IS', '5'],
    0x00181620: ['IS', '1\\1\\1\\4\\2\\4'],
  });
  expect(look?.shutters).toEqual([
    { kind: 'rectangle', left: 0, right: 3, top: 0, bottom: 1 },
    { kind: 'circle', center: [2, 1], radius: 5 },
    { kind: 'polygon', points: [[0, 0], [3, 0], [3, 1]] }, // prettier-ignore
  ]);
});

test('an overlay has its own size and place', () => {
  const look = lookOf({
    0x60000010: ['US', 2],
    0x60000011: ['US', 4],
    0x60000040: ['CS', 'G'],
    0x60000050: ['SS', [1, 3]],
    0x60003000: ['OW', [0b1010_0101]],
  });
  expect(look?.overlays).toMatchObject([
    { rows: 2, columns: 4, top: 0, left: 2, isRegion: false, bits: { kind: 'own', length: 2 } },
  ]);
});

import { expect, test } from 'vitest';
import { tableEntries } from './table-entries.ts';

const place = {
  first: 0,
  entries: 3,
  bits: 16,
  entryBytes: 2,
  offset: 0,
  length: 6,
  isLittleEndian: true,
  label: null,
};

test('entries are read in the byte order of the file', () => {
  expect(Array.from(tableEntries(Uint8Array.of(1, 0, 2, 0, 0, 128), place).entries)).toEqual([1, 2, 0x8000]);
  const big = { ...place, isLittleEndian: false };
  expect(Array.from(tableEntries(Uint8Array.of(0, 1, 0, 2, 128, 0), big).entries)).toEqual([1, 2, 0x8000]);
});

test('white is what the bits allow; where they are wrong, the greatest entry', () => {
  expect(tableEntries(Uint8Array.of(0, 0, 0, 8, 255, 15), { ...place, bits: 12 }).top).toBe(4095);
  expect(tableEntries(Uint8Array.of(0, 0, 100, 0, 255, 0), place).top).toBe(255); // 8-bit outputs that call themselves 16
});

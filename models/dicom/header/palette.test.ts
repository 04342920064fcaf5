import { expect, test } from 'vitest';
import { colored, paletteLevels } from './palette.ts';

const channel = { first: 0, entries: 2, offset: 0, length: 4 };

test('16-bit entries are shown by their high byte', () => {
  expect(Array.from(paletteLevels(Uint8Array.of(0, 0x12, 0xff, 0xff), { ...channel, bits: 16 }, true))).toEqual([
    0x12, 0xff,
  ]);
});

test('16-bit entries that never use their high byte are 8-bit ones', () => {
  expect(Array.from(paletteLevels(Uint8Array.of(7, 0, 200, 0), { ...channel, bits: 16 }, true))).toEqual([7, 200]);
});

test('8-bit entries are one byte each', () => {
  expect(Array.from(paletteLevels(Uint8Array.of(1, 2, 3, 4), { ...channel, entries: 4, bits: 8 }, true))).toEqual([
    1, 2, 3, 4,
  ]);
});

test('values before the first entry and behind the last take the entry at that end', () => {
  const table = Uint8Array.of(10, 20);
  expect(Array.from(colored([4, 5, 6, 9], [table, table, table], [5, 5, 5]))).toEqual([
    10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20,
  ]);
});

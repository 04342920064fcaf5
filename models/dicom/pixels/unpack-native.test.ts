import { expect, test } from 'vitest';
import type { SampleFormat } from './stored-values.ts';
import { swapBytes, unpackNative } from './unpack-native.ts';

const format = (changes: Partial<SampleFormat>): SampleFormat => ({
  rows: 1,
  columns: 2,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  bitsStored: 16,
  highBit: 15,
  signed: false,
  samples: 'integer',
  photometric: 'MONOCHROME2',
  planar: false,
  ...changes,
});
const values = (bytes: readonly number[], changes: Partial<SampleFormat>, firstBit = 0) =>
  Array.from(unpackNative(Uint8Array.from(bytes), format(changes), { firstBit }));

test('junk above the highest stored bit is cut away', () => {
  expect(values([0xff, 0xf1, 0x01, 0xf0], { bitsStored: 12, highBit: 11 })).toEqual([0x1ff, 1]);
});

test('the sign of a 12-bit value is its bit 11', () => {
  expect(values([0xff, 0x0f, 0xff, 0x07], { bitsStored: 12, highBit: 11, signed: true })).toEqual([-1, 2047]);
});

test('bits below the stored ones are shifted out', () => {
  expect(values([0x1f, 0x00, 0xf0, 0xff], { bitsStored: 12, highBit: 15 })).toEqual([1, 0xfff]);
});

test('1-bit pixels lie lowest bit first, and a frame may begin within a byte', () => {
  expect(values([0b0000_1100], { bitsAllocated: 1, bitsStored: 1, highBit: 0, columns: 3 }, 2)).toEqual([1, 1, 0]);
});

test('planes of colour become pixels of colour', () => {
  const planes = [1, 2, 10, 20, 100, 200];
  expect(
    values(planes, {
      bitsAllocated: 8,
      bitsStored: 8,
      highBit: 7,
      samplesPerPixel: 3,
      planar: true,
      photometric: 'RGB',
    }),
  ).toEqual([1, 10, 100, 2, 20, 200]);
});

test('half the colour is repeated where two pixels share it', () => {
  const shared = [50, 60, 128, 90];
  expect(
    values(shared, { bitsAllocated: 8, bitsStored: 8, highBit: 7, samplesPerPixel: 3, photometric: 'YBR_FULL_422' }),
  ).toEqual([50, 128, 90, 60, 128, 90]);
});

test('big-endian words are turned around by their width', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  swapBytes(bytes, 2);
  expect(Array.from(bytes)).toEqual([2, 1, 4, 3]);
});

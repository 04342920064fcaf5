import { expect, test } from 'vitest';
import { needsNoDecoder, reachOf, valuesOver } from './native-image.ts';

const format = {
  rows: 1,
  columns: 2,
  samplesPerPixel: 1,
  bitsAllocated: 16,
  bitsStored: 12,
  highBit: 11,
  signed: true,
  photometric: 'MONOCHROME2',
  planar: false,
  slope: 1,
  intercept: 0,
};

test('two signed 16-bit values are read little endian', () => {
  const { buffer } = Uint8Array.from([0x18, 0xfc, 0xe8, 0x03]);
  expect([...valuesOver(buffer, format)]).toEqual([-1000, 1000]);
});

test('floats stay floats, bytes stay bytes', () => {
  expect(valuesOver(new ArrayBuffer(8), { ...format, isFloat: true })).toBeInstanceOf(Float32Array);
  expect(valuesOver(new ArrayBuffer(8), { ...format, bitsAllocated: 8, signed: false })).toBeInstanceOf(Uint8Array);
});

test('the reach leaves out what is no number', () => {
  expect(reachOf(Float32Array.from([NaN, -3, 7]))).toEqual({ low: -3, high: 7 });
});

test('grey and plain RGB need no decoder, other colours do', () => {
  expect(needsNoDecoder(format)).toBe(true);
  expect(needsNoDecoder({ ...format, photometric: 'RGB', samplesPerPixel: 3 })).toBe(true);
  expect(needsNoDecoder({ ...format, photometric: 'YBR_FULL', samplesPerPixel: 3 })).toBe(false);
});

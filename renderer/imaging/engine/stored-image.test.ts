import { expect, test } from 'vitest';
import { storedImage, valuesOver } from './stored-image.ts';

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
  expect(storedImage(format, buffer)).toMatchObject({ low: -1000, high: 1000, columns: 2, samples: 1 });
});

test('floats stay floats, bytes stay bytes, 32-bit whole numbers become floats', () => {
  expect(valuesOver(new ArrayBuffer(8), { ...format, isFloat: true })).toBeInstanceOf(Float32Array);
  expect(valuesOver(new ArrayBuffer(8), { ...format, bitsAllocated: 8, signed: false })).toBeInstanceOf(Uint8Array);
  const { buffer } = Int32Array.from([-70_000, 70_000]);
  expect([...valuesOver(buffer, { ...format, bitsAllocated: 32 })]).toEqual([-70_000, 70_000]);
});

test('fewer values than the image has pixels are refused with both counts', () => {
  expect(() => storedImage(format, new ArrayBuffer(2))).toThrow(
    expect.objectContaining({ code: 'dicom.pixels-short', params: { have: 1, want: 2 } }),
  );
});

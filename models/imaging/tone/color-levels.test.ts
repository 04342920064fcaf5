import { expect, test } from 'vitest';
import { colorLevels } from './color-levels.ts';

test('16-bit colours keep their high byte; a fourth sample is left out', () => {
  const format = { samplesPerPixel: 4, bitsStored: 16, isYbr: false };
  expect(Array.from(colorLevels([0xff00, 0x8000, 0x12ff, 9], format))).toEqual([0xff, 0x80, 0x12]);
});

test('luminance and chrominance become red', () => {
  // Red 254, 0, 0 is Y 76, Cb 85, Cr 255. DICOM PS3.3 C.7.6.3.1.2.
  const [red = 0, green = 255, blue = 255] = colorLevels([76, 85, 255], {
    samplesPerPixel: 3,
    bitsStored: 8,
    isYbr: true,
  });
  expect([red > 252, green < 2, blue < 2]).toEqual([true, true, true]);
});

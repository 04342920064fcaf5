import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DisplaySetId } from '../../../base/ids.ts';
import { makeMrSeries } from '../../../../tests/fixtures/make-mr-series.ts';
import type { DisplaySet } from '../../display-set.ts';
import { fusionRefusal, unitFactor, unitsOf, usualRange } from './fusion.ts';
import { paletteNames, paletteWords } from './palettes.ts';
import { colorValues } from './reslice-color.ts';

const { displaySet: ct } = makeMrSeries({ slices: 5 });
const pet: DisplaySet = { ...ct, id: DisplaySetId.parse('pet'), modality: 'PT', description: 'PET' };
const placeless: DisplaySet = { ...ct, volume: null, frames: [] };

test.each([
  ['hot-iron', '8bba464199e149c18cf501e8174289abf693e5af4a7db4c1602ad48dd4338dda'],
  ['pet', 'bc03f513531e405c3535f0e0d42ab86fb4d7df84fc02f2cd96e75c364b460145'],
  ['pet-20-step', '6f4f77ec9646ab6c536f1abe9e755ab548dfd0a4e71c4bfe130be2bd355c54ac'],
] as const)('the palette %s is that of DICOM PS3.6 annex B, to the bit', (name, sha256) => {
  // SHA-256 of the standard's 256 entries, red, green, blue, as other programs ship them
  const bytes = Uint8Array.from([...paletteWords(name)].flatMap((word) => [word & 255, (word >> 8) & 255, word >> 16]));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
});

test('every palette has 256 opaque-less colours', () => {
  for (const name of paletteNames) {
    const words = paletteWords(name);
    expect(words).toHaveLength(256);
    expect(words.every((word) => word >>> 24 === 0)).toBe(true);
  }
});

test('a PET lies over a CT of its own frame of reference', () => {
  expect(fusionRefusal(ct, pet, [0, 0, 0])).toBeNull();
});

test.each([
  ['imaging.fuse-same', ct, ct, [0, 0, 0]],
  ['imaging.fuse-no-volume', ct, { ...pet, volume: null }, [0, 0, 0]],
  ['imaging.fuse-no-place', placeless, pet, [0, 0, 0]],
  ['imaging.fuse-other-frame', ct, pet, undefined],
  ['imaging.fuse-apart', ct, pet, [0, 0, 900]],
] as const)('%s', (code, base, over, shift) => {
  expect(fusionRefusal(base, over, shift)?.code).toBe(code);
});

test('uptake is told in the units that are known, by body weight first; without it in the unit of the file', () => {
  const suv = { bw: 2e-4, lbm: 1.5e-4, bsa: null, weightKg: 70, activityBq: 3e8, decaySeconds: 3600, doubts: [] };
  expect(unitsOf({ suv })).toEqual(['bw', 'lbm', 'stored']);
  expect(unitsOf({})).toEqual(['stored']);
  expect(unitFactor({ suv }, 'lbm')).toBe(1.5e-4);
  expect(unitFactor({ suv }, 'stored')).toBe(1);
  expect(usualRange({ suv }, 'bw', 5)).toEqual({ low: 0, high: 7 });
  expect(usualRange({ suv }, 'lbm', 5).high).toBeCloseTo(7 * 0.75, 9);
  expect(usualRange({ suv }, 'stored', 5).high).toBeCloseTo(35_000, 6); // Bq/mL
  expect(usualRange({}, 'stored', 812)).toEqual({ low: 0, high: 812 });
});

test('what lies below the range, and no value, is see-through; what lies above has the last colour', () => {
  const words = paletteWords('hot-iron');
  const out = new Uint32Array(4);
  colorValues(Float64Array.of(-1, NaN, 99, 10), { low: 0, high: 10, words, opacity: 0.5 }, out);
  expect([...out].map((word) => word.toString(16))).toEqual(['0', '0', '80ffffff', '80ffffff']);
});

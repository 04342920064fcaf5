import { expect, test } from 'vitest';
import type { DisplaySet, Frame } from '../../../../models/imaging/display-set.ts';
import { displaySetsOf } from '../../../../models/imaging/sets/display-sets-of.ts';
import { makeStack } from '../../../../tests/fixtures/make-images.ts';
import { noTables } from '../../tone/frame-tables.ts';
import { putValues } from '../make-voxels.ts';
import { storedImage } from '../stored-image.ts';
import { keepSlices, sliceOfVolume } from './volume-slices.ts';

const [made] = displaySetsOf(makeStack([0, 1, 2]));
if (!made?.volume) throw new Error('a volume');
const geometry = made.volume;
const stored = (slice: number, sign: number) => Int16Array.from({ length: 8 }, (_, i) => sign * (i * 301 + slice * 7));

const pixels = (changes: Partial<Frame['pixels']>): DisplaySet => ({
  ...made,
  frames: made.frames.map((frame) => ({ ...frame, pixels: { ...frame.pixels, ...changes } })),
});

test.each([
  ['as stored', { slope: 1, intercept: 0, signed: true }, -1],
  ['of a CT', { slope: 1, intercept: -1024, signed: false, bitsStored: 12 }, 1],
  ['by another slope', { slope: -2, intercept: 5, signed: true }, 1],
] as const)('an image comes back from its volume to the bit: %s', (_, changes, sign) => {
  const set = pixels(changes);
  const voxels = new Int16Array(24);
  const images = set.frames.map((frame, i) => storedImage(frame.pixels, stored(i, sign).buffer, noTables));
  for (const [i, image] of images.entries()) putValues(voxels.subarray(i * 8, i * 8 + 8), image, changes);
  const forget = keepSlices(set, { geometry, voxels });
  for (const [i, frame] of set.frames.entries()) {
    const { values, low, high } = images[i] ?? {};
    expect(sliceOfVolume(frame)).toEqual({ values, low, high });
  }
  forget();
  expect(set.frames.map(sliceOfVolume)).toEqual([undefined, undefined, undefined]);
});

test('a coarser volume, fractions and a fractional slope give nothing back: those images are read', () => {
  const nothing = [undefined, undefined, undefined];
  for (const [set, volume] of [
    [pixels({ slope: 1, intercept: 0 }), { geometry, voxels: new Int16Array(24), reducedBy: 2 }],
    [pixels({ slope: 1, intercept: 0 }), { geometry, voxels: new Float32Array(24) }],
    [pixels({ slope: 0.5, intercept: 0 }), { geometry, voxels: new Int16Array(24) }],
  ] as const) {
    keepSlices(set, volume);
    expect(set.frames.map(sliceOfVolume)).toEqual(nothing);
  }
});

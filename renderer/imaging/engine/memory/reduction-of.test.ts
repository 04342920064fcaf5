import { expect, test } from 'vitest';
import { makeStack } from '../../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../../../../models/imaging/sets/display-sets-of.ts';
import { patientFromVoxel } from '../../../../models/imaging/geometry/patient-from-voxel.ts';
import { addBlocks } from './add-blocks.ts';
import { reducedShape, reductionOf, volumeBytes } from './reduction-of.ts';

const [set] = displaySetsOf(makeStack([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])); // 4 columns × 2 rows × 10 slices of 2 bytes: 160
if (!set?.volume) throw new Error('no volume');
const made = { ...set, volume: set.volume };

test('a volume within the memory stays as it is; a larger one is made coarser by as little as it takes', () => {
  expect([reductionOf(made, 160), volumeBytes(made, 160)]).toEqual([1, 160]);
  expect([reductionOf(made, 159), volumeBytes(made, 159)]).toEqual([2, 2 * 1 * 5 * 2]);
  expect(reductionOf(made, 19)).toBe(3);
});

test('what is too large even coarse is refused with both sizes, and takes nothing', () => {
  expect(() => reductionOf(made, 1)).toThrow(expect.objectContaining({ code: 'imaging.volume-too-large' }));
  expect(volumeBytes(made, 1)).toBe(0);
});

test('a coarse voxel lies in the middle of those it stands for', () => {
  const coarse = reducedShape(made.volume, 2);
  const [first, last] = [patientFromVoxel(made.volume, [0, 0, 0]), patientFromVoxel(made.volume, [1, 1, 1])];
  expect(patientFromVoxel(coarse, [0, 0, 0])).toEqual(first.map((at, i) => (at + (last[i] ?? 0)) / 2));
  expect(coarse.shape).toEqual({ columns: 2, rows: 1, slices: 5 });
});

test('blocks are added as their means; a column left over counts in none', () => {
  const into = new Float32Array([100, 0]);
  addBlocks(Float32Array.from([1, 2, 5, 5, 9, 3, 4, 5, 5, 9]), 5, { into, columns: 2, by: 2 });
  expect([...into]).toEqual([102.5, 5]);
});

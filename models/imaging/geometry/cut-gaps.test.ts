import { expect, test } from 'vitest';
import type { ViewPlane } from '../view/view-plane.ts';
import { cutGaps } from './cut-gaps.ts';

/** 10 × 8 voxels of 1 × 2 mm, slices 3 mm apart from z = 0 on. */
const volume = {
  shape: { columns: 10, rows: 8, slices: 12 },
  origin: [0, 0, 0],
  column: [1, 0, 0],
  row: [0, 2, 0],
  slice: [0, 0, 3],
} as const;
const view = (right: ViewPlane['right'], down: ViewPlane['down'], center: ViewPlane['center']): ViewPlane => ({
  center,
  right,
  down,
  mmPerPixel: 1,
});
const coronal = view([1, 0, 0], [0, 0, -1], [5, 7, 10]);
const axialAt = (z: number): ViewPlane => view([1, 0, 0], [0, 1, 0], [5, 7, z]);

test('a coronal plane cuts a gap of four images as a band of four slices', () => {
  const [gap, ...others] = cutGaps(volume, [4, 5, 6, 7], coronal);
  expect([gap?.images, others]).toEqual([4, []]);
  const zs = gap?.points.map(([, , z]) => z) ?? [];
  expect([Math.min(...zs), Math.max(...zs)]).toEqual([3.5 * 3, 7.5 * 3]);
  const xs = gap?.points.map(([x]) => x) ?? [];
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([-0.5, 9.5]);
});

test('an axial plane lies in a gap whole, or not at all', () => {
  const corners = cutGaps(volume, [4, 5], axialAt(13)).flatMap(({ points }) => points);
  expect(corners.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual([
    [-0.5, -1, 13],
    [-0.5, 15, 13],
    [9.5, -1, 13],
    [9.5, 15, 13],
  ]);
  expect(cutGaps(volume, [4, 5], axialAt(30))).toEqual([]);
});

test('two gaps are two bands; without a gap there is none', () => {
  expect(cutGaps(volume, [2, 3, 8], coronal).map(({ images }) => images)).toEqual([2, 1]);
  expect(cutGaps(volume, [], coronal)).toEqual([]);
});

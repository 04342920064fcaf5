import { expect, test } from 'vitest';
import { labelsOnGrid } from './on-grid.ts';

// 3 columns × 2 rows × 2 slices of 0.5 × 2 × 3 mm.
const grid = {
  shape: { columns: 3, rows: 2, slices: 2 },
  origin: [10, 0, 0],
  column: [0.5, 0, 0],
  row: [0, 2, 0],
  slice: [0, 0, 3],
} as const;
const inside = (labels: Uint8Array | null) => labels && [...labels].flatMap((label, at) => (label ? [at] : []));

test('a part of the grid goes to its place', () => {
  const map = { ...grid, shape: { columns: 2, rows: 1, slices: 1 }, origin: [10.5, 2, 3] } as const;
  expect(inside(labelsOnGrid({ grid: map, labels: Uint8Array.of(1, 1) }, grid))).toEqual([10, 11]);
});

test('axes may run the other way', () => {
  const map = {
    shape: { columns: 2, rows: 1, slices: 2 },
    origin: [11, 2, 3],
    column: [-0.5, 0, 0],
    row: [0, 2, 0],
    slice: [0, 0, -3],
  } as const;
  expect(inside(labelsOnGrid({ grid: map, labels: Uint8Array.of(1, 0, 0, 1) }, grid))).toEqual([4, 11]);
});

test('voxels of another size, between those of the grid, or outside of it are not taken', () => {
  const one = { ...grid, shape: { columns: 2, rows: 1, slices: 1 } };
  const on = (changes: object) => labelsOnGrid({ grid: { ...one, ...changes }, labels: Uint8Array.of(1, 1) }, grid);
  expect(on({})).not.toBeNull();
  expect(on({ column: [1, 0, 0] })).toBeNull();
  expect(on({ row: [0, 1, 0] })).toBeNull(); // though it is one row
  expect(on({ origin: [10.2, 0, 0] })).toBeNull();
  expect(on({ origin: [11, 0, 0] })).toBeNull();
});

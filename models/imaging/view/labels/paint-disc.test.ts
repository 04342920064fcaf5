import { expect, test } from 'vitest';
import { paintDisc } from './paint-disc.ts';

// 5 × 5 × 3 voxels of 1 × 2 × 3 mm, axial.
const grid = {
  shape: { columns: 5, rows: 5, slices: 3 },
  origin: [0, 0, 0],
  column: [1, 0, 0],
  row: [0, 2, 0],
  slice: [0, 0, 3],
} as const;
const axial = { center: [2, 4, 3.4], right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 1 } as const;
const painted = (labels: Uint8Array) => [...labels].flatMap((label, at) => (label ? [at] : []));

test('a disc of 2 mm in an axial plane takes five columns of its row and the rows 2 mm away, in one slice', () => {
  const map = { grid, labels: new Uint8Array(75) };
  expect(paintDisc(map, axial, { center: [2, 4, 3.4], radiusMm: 2, write: () => 1 })).toBe(7);
  expect(painted(map.labels)).toEqual([32, 35, 36, 37, 38, 39, 42]); // slice 1: row 1 column 2; row 2; row 3 column 2
});

test('the smallest brush still takes the voxel under it', () => {
  const map = { grid, labels: new Uint8Array(75) };
  paintDisc(map, axial, { center: [2.3, 4.4, 3.4], radiusMm: 0.1, write: () => 2 });
  expect(painted(map.labels)).toEqual([37]);
});

test('erasing counts only what was labelled', () => {
  const map = { grid, labels: new Uint8Array(75).fill(1) };
  expect(paintDisc(map, axial, { center: [2, 4, 3.4], radiusMm: 2, write: () => 0 })).toBe(7);
  expect(paintDisc(map, axial, { center: [2, 4, 3.4], radiusMm: 2, write: () => 0 })).toBe(0);
});

test('only what the touch changes is counted: a bit that is set already stays', () => {
  const map = { grid, labels: new Uint8Array(75).fill(1) };
  map.labels[37] = 5; // the middle has bit 2 already
  expect(paintDisc(map, axial, { center: [2, 4, 3.4], radiusMm: 2, write: (byte) => byte | 4 })).toBe(6);
  expect(map.labels[36]).toBe(5);
});

test('painting beside the grid changes nothing', () => {
  const map = { grid, labels: new Uint8Array(75) };
  expect(paintDisc(map, axial, { center: [40, 4, 3.4], radiusMm: 2, write: () => 1 })).toBe(0);
});

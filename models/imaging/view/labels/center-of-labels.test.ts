import { expect, test } from 'vitest';
import { centerOfLabels } from './center-of-labels.ts';

const grid = {
  shape: { columns: 5, rows: 1, slices: 2 },
  origin: [100, 0, 0],
  column: [-1, 0, 0],
  row: [0, 1, 0],
  slice: [0, 0, 4],
} as const;

test('the middle of a run of voxels is its middle voxel', () => {
  expect(centerOfLabels({ grid, labels: Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 1, 1, 2]) })).toEqual([97, 0, 4]);
});

test('the middle of a broken run is a labelled voxel, never the gap', () => {
  const middle = centerOfLabels({ grid, labels: Uint8Array.from([1, 1, 0, 1, 1, 0, 0, 0, 0, 0]) });
  expect([99, 97]).toContain(middle?.[0]);
});

test('an empty map has no middle', () => {
  expect(centerOfLabels({ grid, labels: new Uint8Array(10) })).toBeUndefined();
});

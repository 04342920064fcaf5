import { expect, test } from 'vitest';
import { sampleLabels } from './sample-labels.ts';

const grid = {
  shape: { columns: 2, rows: 2, slices: 2 },
  origin: [10, 0, 0],
  column: [0, 1, 0],
  row: [0, 0, -2],
  slice: [3, 0, 0],
} as const;
const labels = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const size = { width: 40, height: 40 };

test('a sagittal cut shows the labels of the nearest slice, anisotropic voxels in their true size', () => {
  const view = { center: [12.4, 0.5, -1], right: [0, 1, 0], down: [0, 0, -1], mmPerPixel: 0.1 } as const; // nearer slice 1
  const slice = sampleLabels({ grid, labels }, view, { size, step: 10 });
  expect(slice?.width).toBe(5); // 2 mm are 20 pixels are 2 samples, and 3 for the rim
  const seen = new Set(slice?.labels);
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 5, 6, 7, 8]);
  expect(slice?.labels[0]).toBe(0);
});

test('a plane beside the grid cuts nothing', () => {
  const view = { center: [20, 0, 0], right: [0, 1, 0], down: [0, 0, -1], mmPerPixel: 0.1 } as const;
  expect(sampleLabels({ grid, labels }, view, { size, step: 1 })).toBeUndefined();
});

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
  const slice = sampleLabels({ grid, labels }, view, size);
  expect(slice?.grid.stepX).toBeCloseTo(10, 12); // one voxel is 1 mm across, 2 mm down
  expect(slice?.grid.stepY).toBeCloseTo(20, 12);
  const rows = [...(slice?.labels ?? [])].flatMap((_, i, all) =>
    i % (slice?.width ?? 1) === 0 ? [all.slice(i, i + 4)] : [],
  );
  expect(rows.slice(1, 3)).toEqual([
    [0, 5, 6, 0],
    [0, 7, 8, 0],
  ]);
});

test('a plane beside the grid cuts nothing', () => {
  const view = { center: [20, 0, 0], right: [0, 1, 0], down: [0, 0, -1], mmPerPixel: 0.1 } as const;
  expect(sampleLabels({ grid, labels }, view, size)).toBeUndefined();
});

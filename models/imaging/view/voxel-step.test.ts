import { expect, test } from 'vitest';
import { insideRange, voxelSteps } from './voxel-step.ts';

const oblique = {
  shape: { columns: 8, rows: 8, slices: 8 },
  origin: [5, -3, 2],
  column: [0.6, 0.8, 0], // 1 mm
  row: [-1.6, 1.2, 0], // 2 mm
  slice: [0, 0, 3], // 3 mm
} as const;

test('samples every half millimetre along the slices move by a sixth of a slice', () => {
  const view = { center: [5, -3, 2], right: [0.6, 0.8, 0], down: [0, 0, 1], mmPerPixel: 0.25 } as const;
  const steps = voxelSteps(oblique, view, {
    size: { width: 0, height: 0 },
    grid: { left: 0, top: 0, stepX: 2, stepY: 2 },
  });
  expect(steps.start.map((n) => Math.round(n * 1e9) / 1e9 + 0)).toEqual([0, 0, 0]);
  expect(steps.alongX[0]).toBeCloseTo(0.5, 12);
  expect(steps.alongY[2]).toBeCloseTo(1 / 6, 12);
});

test('a range of samples is cut where the volume ends', () => {
  expect(insideRange(-1, 0.5, { low: 0, high: 2, count: 10 })).toEqual([2, 7]);
  expect(insideRange(3, -1, { low: 0, high: 2, count: 10 })).toEqual([1, 4]);
  expect(insideRange(1, 0, { low: 0, high: 2, count: 10 })).toEqual([0, 10]);
  expect(insideRange(9, 1, { low: 0, high: 2, count: 10 })).toEqual([0, 0]);
});

import { expect, test } from 'vitest';
import { patientFromVoxel, volumeCenter } from '../geometry/patient-from-voxel.ts';
import { fitImage, fitVolume, planeAxes } from './fit-view.ts';
import { patientFromScreen } from './view-plane.ts';

const volume = {
  shape: { columns: 10, rows: 20, slices: 5 },
  origin: [0, 0, 0],
  column: [0, 1, 0], // columns run to the back, 1 mm
  row: [0, 0, -2], // rows run to the feet, 2 mm
  slice: [3, 0, 0], // slices run to the left, 3 mm
} as const;

test('a wide viewport is filled to its height', () => {
  const plane = {
    origin: [0, 0, 7],
    row: [1, 0, 0],
    column: [0, 1, 0],
    spacing: { acrossColumns: 1, acrossRows: 2 },
  } as const;
  const view = fitImage(plane, { rows: 10, columns: 10 }, { width: 400, height: 100 });
  expect(view.mmPerPixel).toBe(0.2); // 20 mm over 100 pixels
  expect(view.center).toEqual([4.5, 9, 7]);
  expect(patientFromScreen(view, { width: 400, height: 100 }, [200, 0])[1]).toBeCloseTo(-1, 12); // outer edge of row 0
});

test('an image stored in columns is turned, and fitted as it then lies', () => {
  const plane = {
    origin: [0, 0, 7],
    row: [0, 1, 0], // a row runs to the back
    column: [1, 0, 0],
    spacing: { acrossColumns: 2, acrossRows: 1 },
  } as const;
  const view = fitImage(plane, { rows: 10, columns: 40 }, { width: 100, height: 160 });
  expect([view.right, view.down]).toEqual([
    [1, 0, 0],
    [0, 1, 0],
  ]);
  expect(view.mmPerPixel).toBe(0.5); // 80 mm down over 160 pixels; across only 10 mm
});

test('the center of a sagittal volume is the mean of its corner voxels', () => {
  expect(volumeCenter(volume)).toEqual([6, 4.5, -19]);
  expect(patientFromVoxel(volume, [1, 2, 3])).toEqual([9, 1, -4]);
});

test('the coronal plane of a sagittal volume spans slices across and rows down', () => {
  const view = fitVolume(volume, planeAxes.coronal, { width: 100, height: 100 });
  expect(view.mmPerPixel).toBe(0.4); // 20 rows of 2 mm over 100 pixels; across only 15 mm
  expect(view.center).toEqual([6, 4.5, -19]);
});

test('a mammogram lies with its chest wall at the inner edge of its viewport, at the scale of the largest beside it', () => {
  const plane = {
    origin: [0, 0, 0],
    row: [1, 0, 0],
    column: [0, 1, 0],
    spacing: { acrossColumns: 0.1, acrossRows: 0.1 },
  } as const;
  const size = { width: 500, height: 300 };
  const fit = (laterality: string, sides: readonly [string, string]) =>
    fitImage(
      plane,
      {
        rows: 2000,
        columns: 1000,
        breast: { laterality, view: 'CC', sides, plane: null },
        justify: 'chest-wall',
        leastMm: [150, 300],
      },
      size,
    );
  const right = fit('R', ['P', 'L']);
  expect(right.mmPerPixel).toBe(1); // 300 mm down over 300 pixels, though this one is 200 mm high
  const edges = (view: typeof right) => [0, size.width].map((x) => patientFromScreen(view, size, [x, 150])[0]);
  expect(edges(right)[1]).toBeCloseTo(99.95, 9); // outer edge of the last column, its chest wall, at the right edge
  const left = fit('L', ['A', 'R']);
  expect(edges(left)[0]).toBeCloseTo(-0.05, 9); // outer edge of the first column at the left edge
  const mirrored = fit('L', ['P', 'R']); // stored the other way round
  expect(edges(mirrored)[0]).toBeCloseTo(99.95, 9);
});

import { expect, test } from 'vitest';
import { croppedLabels } from './cropped-labels.ts';

const grid = {
  shape: { columns: 4, rows: 3, slices: 2 },
  origin: [10, 20, 30],
  column: [0, 2, 0],
  row: [0, 0, -1],
  slice: [5, 0, 0],
} as const;

test('labels in one slice are cut to their rows and columns, and stay where they are in the patient', () => {
  const labels = new Uint8Array(24);
  labels.set([1, 2], 12 + 4 + 1); // slice 1, row 1, columns 1 and 2
  labels[12 + 8 + 2] = 1; // slice 1, row 2, column 2
  const cropped = croppedLabels({ grid, labels });
  expect(cropped.grid.shape).toEqual({ columns: 2, rows: 2, slices: 1 });
  expect(cropped.grid.origin).toEqual([15, 22, 29]);
  expect([...cropped.labels]).toEqual([1, 2, 0, 1]);
});

test('an empty map stays as it is', () => {
  const map = { grid, labels: new Uint8Array(24) };
  expect(croppedLabels(map)).toBe(map);
});

import { expect, test } from 'vitest';
import { cellLuminance, cellsPerSide } from './cell-luminance.ts';

test('each cell has the mean luminance of its part of the image', () => {
  const [columns, rows] = [64, 128]; // not square: columns and rows cannot be mixed up
  const cells = cellLuminance({ columns, rows }, (pixel) => (pixel % columns < 32 ? 0 : 255));
  expect(cells.length).toBe(cellsPerSide ** 2);
  expect([cells[0], cells[15]]).toEqual([0, 0]);
  expect([cells[16], cells[31]]).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
});

test('an image smaller than its cells is looked at all the same', () => {
  expect([...new Set(cellLuminance({ columns: 2, rows: 1 }, () => 0))]).toEqual([0]);
});

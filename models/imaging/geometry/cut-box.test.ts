import { expect, test } from 'vitest';
import { cutBox } from './cut-box.ts';

const box = { low: [0, 0, 0], high: [10, 20, 30] } as const;

test('a plane square to an axis cuts a box in a rectangle', () => {
  const points = cutBox(box, { point: [3, 3, 12], normal: [0, 0, 1] });
  expect(points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual([
    [0, 0, 12],
    [0, 20, 12],
    [10, 0, 12],
    [10, 20, 12],
  ]);
});

test('a plane across a corner cuts a triangle', () => {
  const third = 1 / Math.sqrt(3);
  const points = cutBox(box, { point: [3, 0, 0], normal: [third, third, third] }); // x + y + z = 3
  expect(points.map((point) => point.map((n) => Math.round(n * 1e9) / 1e9))).toEqual([
    [3, 0, 0],
    [0, 3, 0],
    [0, 0, 3],
  ]);
});

test('a plane beside the box cuts nothing', () => {
  expect(cutBox(box, { point: [0, 0, 31], normal: [0, 0, 1] })).toEqual([]);
});

import { expect, test } from 'vitest';
import { polygonArea, polygonHolds } from './polygon.ts';

/** An L: a square of 4 without its upper right quarter. */
const shape = [
  [0, 0],
  [2, 0],
  [2, 2],
  [4, 2],
  [4, 4],
  [0, 4],
] as const;

test('area is that inside the line, whichever way it runs', () => {
  expect(polygonArea(shape)).toBe(12);
  expect(polygonArea(shape.toReversed())).toBe(12);
  expect(polygonArea(shape.slice(0, 2))).toBe(0);
});

test('what lies in the notch is outside', () => {
  expect(polygonHolds(shape, [1, 1])).toBe(true);
  expect(polygonHolds(shape, [3, 1])).toBe(false);
  expect(polygonHolds(shape, [3, 3])).toBe(true);
});

import { expect, test } from 'vitest';
import { fillPolygon, polygonArea, polygonHolds } from './polygon.ts';

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

test('a line is filled with the pixels whose centres it holds, as far as the grid reaches', () => {
  const star = [
    [-2.3, 1.1],
    [3.2, -1.7],
    [4.9, 2.4],
    [9.1, 3.3],
    [2.6, 7.8],
    [3.4, 3.9],
  ] as const;
  const grid = { columns: 7, rows: 6 };
  const filled: number[] = [];
  fillPolygon(star, grid, (at) => filled.push(at));
  const held = Array.from({ length: 42 }, (_, at) => at).filter((at) =>
    polygonHolds(star, [at % grid.columns, Math.floor(at / grid.columns)]),
  );
  expect(filled).toEqual(held);
  expect(filled.length).toBeGreaterThan(10);
});

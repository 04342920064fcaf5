import { expect, test } from 'vitest';
import { reachOf, reachWindow } from './reach-window.ts';

const plain = { slope: 2, intercept: -10, modality: null };

test('the least value is black, the greatest white, in the unit of the modality', () => {
  expect(reachWindow([5, 3, 8], plain)).toMatchObject({ width: 10, center: 1, function: 'linear-exact' }); // −4 … 6
});

test('a value that is no number, or has no end, does not count', () => {
  expect(reachOf(Float32Array.of(Number.NaN, 2, Infinity, -1, -Infinity))).toEqual({ low: -1, high: 2 });
  expect(reachOf(Float32Array.of(Number.NaN))).toEqual({ low: 0, high: 0 });
});

test('a table that falls is looked at as far as it goes, however far the values do', () => {
  const modality = { first: 10, entries: Uint16Array.of(900, 700, 100), top: 1023 };
  const { width, center } = reachWindow(Uint32Array.of(0, 4_294_967_295), { ...plain, modality });
  expect([center - width / 2, center + width / 2]).toEqual([100, 900]);
  expect(reachWindow([11, 12], { ...plain, modality })).toMatchObject({ width: 600 }); // 700 and 100
});

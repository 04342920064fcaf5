import { expect, test } from 'vitest';
import { firstPaged, firstScrolled, firstShowing } from './layout.ts';

const tiles = (first: number, count = 9, total = 20) => ({ first, count, total });

test('tiles scroll by images until the last one shows the last image', () => {
  expect([1, 10, 11, 12, 100].map((by) => firstScrolled(tiles(0), by))).toEqual([1, 10, 11, 11, 11]);
  expect(firstScrolled(tiles(5), -100)).toBe(0);
  expect(firstScrolled(tiles(0, 64), 1)).toBe(0); // all images are there
});

test('tiles page by their number; the last page is not filled up from the one before', () => {
  expect([tiles(0), tiles(9), tiles(18)].map((one) => firstPaged(one, 1))).toEqual([9, 18, 18]);
  expect([tiles(18), tiles(4)].map((one) => firstPaged(one, -1))).toEqual([9, 0]);
  expect([1, -1].map((by) => firstScrolled(tiles(18), by))).toEqual([18, 17]);
});

test('an image that is among the tiles moves none; another is shown on its page', () => {
  expect([5, 13, 14, 19].map((image) => firstShowing(tiles(5), image))).toEqual([5, 5, 9, 18]);
});

import { expect, test } from 'vitest';
import { makeStack } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../../../models/imaging/sets/display-sets-of.ts';
import { nextAhead } from './prefetch.ts';
import type { ReadingPlace } from './prefetch.ts';

const [set] = displaySetsOf(makeStack([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
const order = (at: Omit<ReadingPlace, 'mostBytes'>, count: number, mostBytes = 1e9): number[] => {
  const place = { ...at, mostBytes };
  const tried = new Set<number>();
  for (let i = 0; i < count; i++) {
    const next = set && nextAhead(set, place, tried);
    if (next !== undefined) tried.add(next);
  }
  return [...tried];
};

test('while the reader stands the nearest images come first, on either side', () => {
  expect(order({ shown: 4, direction: 0 }, 4)).toEqual([3, 5, 2, 6]);
});

test('while scrolling those ahead come first, the ones just left later', () => {
  expect(order({ shown: 4, direction: 1 }, 5)).toEqual([5, 6, 3, 7, 8]);
  expect(order({ shown: 4, direction: -1 }, 5)).toEqual([3, 2, 1, 5, 0]);
});

test('what was tried is not tried again, and the end of the stack ends it', () => {
  expect(order({ shown: 9, direction: 1 }, 20)).toHaveLength(9);
});

test('no more is loaded ahead than the memory takes', () => {
  expect(order({ shown: 4, direction: 0 }, 20, 32)).toEqual([3, 5, 2, 6]); // images of 16 bytes: two on either side
});

import { expect, test } from 'vitest';
import { expandSegments } from './expand-segments.ts';

test('a run of entries, then a straight line to a value', () => {
  // discrete, 2 entries: 10, 20; linear, 4 entries up to 60
  expect(Array.from(expandSegments([0, 2, 10, 20, 1, 4, 60], 6))).toEqual([10, 20, 30, 40, 50, 60]);
});

test('segments are used again from their place in bytes', () => {
  // discrete 1 entry: 0; linear 2 entries to 100; again: 2 segments from byte 0
  expect(Array.from(expandSegments([0, 1, 0, 1, 2, 100, 2, 2, 0, 0], 6))).toEqual([0, 50, 100, 0, 50, 100]);
});

test('a table that ends early leaves zeros; one that calls itself without end ends', () => {
  expect(Array.from(expandSegments([0, 1, 7], 3))).toEqual([7, 0, 0]);
  expect(Array.from(expandSegments([2, 9, 0, 0], 2))).toEqual([0, 0]);
});

import { expect, test } from 'vitest';
import { frameDuration } from './frame-duration.ts';

test('one frame time holds for all: a heart at 69.47 ms runs at 14.4 images a second', () => {
  expect([0, 15].map((frame) => frameDuration([69.47], frame))).toEqual([69.47, 69.47]);
});

test('a frame time vector says how long after the one before a frame comes; the last stands as long as that', () => {
  expect([0, 1, 2].map((frame) => frameDuration([0, 40, 80], frame))).toEqual([40, 80, 80]);
});

test('without a time, or with one of 0, nothing is said', () => {
  expect([frameDuration([], 0), frameDuration([0], 0)]).toEqual([undefined, undefined]);
});

import { expect, test } from 'vitest';
import type { Tone } from '../../../models/imaging/tone/tone.ts';
import { blankWindow } from './blank-window.ts';

// O#818, O#4684: an image that is all white or all black though its values differ says so.

const tone: Tone = {
  slope: 1,
  intercept: -1024,
  modality: null,
  voi: { center: 40, width: 400 },
  padding: null,
  isTurned: false,
};

test('O#818: a window that lies beside all values of an image shows nothing of it', () => {
  expect(blankWindow({ low: 0, high: 800 }, tone)).toBe('black'); // −1024 … −224 HU
  expect(blankWindow({ low: 1300, high: 3000 }, tone)).toBe('white');
  expect(blankWindow({ low: 1300, high: 3000 }, { ...tone, isTurned: true })).toBe('black');
});

test('something is seen where one value lies within, and nothing could be where there is one value alone', () => {
  expect(blankWindow({ low: 0, high: 1100 }, tone)).toBeNull();
  expect(blankWindow({ low: 0, high: 3000 }, tone)).toBeNull();
  expect(blankWindow({ low: 5, high: 5 }, tone)).toBeNull();
});

test('a table that is white throughout is told, one that falls and rises is not', () => {
  const table = (entries: readonly number[]): Tone => ({ ...tone, voi: { first: -1024, entries, top: 255 } });
  expect(blankWindow({ low: 0, high: 2 }, table([255, 255, 255]))).toBe('white');
  expect(blankWindow({ low: 0, high: 2 }, table([255, 0, 255]))).toBeNull();
});

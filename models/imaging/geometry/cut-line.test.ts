import { expect, test } from 'vitest';
import { makeImage } from '../../../tests/fixtures/make-images.ts';
import { displaySetsOf } from '../sets/display-sets-of.ts';
import { cutLine } from './cut-line.ts';

/** 4 columns of 0.5 mm, 2 rows of 2 mm, first pixel at (10, 20, 30): x from 9.75 to 11.75, y from 19 to 23. */
const frame = () => {
  const [set] = displaySetsOf([makeImage({ at: [10, 20, 30] })]);
  if (!set?.frames[0]) throw new Error('no frame');
  return set.frames[0];
};
const coronal = { right: [1, 0, 0], down: [0, 0, -1], mmPerPixel: 1 } as const;
const sagittal = { right: [0, 1, 0], down: [0, 0, -1], mmPerPixel: 1 } as const;

test('an axial image cuts a coronal view from one outer edge of its pixels to the other', () => {
  const ends = cutLine(frame(), { ...coronal, center: [0, 21, 0] });
  expect([...(ends ?? [])].sort((a, b) => a[0] - b[0])).toEqual([
    [9.75, 21, 30],
    [11.75, 21, 30],
  ]);
});

test('and a sagittal view along its rows', () => {
  const ends = cutLine(frame(), { ...sagittal, center: [11, 0, 0] });
  expect([...(ends ?? [])].sort((a, b) => a[1] - b[1])).toEqual([
    [11, 19, 30],
    [11, 23, 30],
  ]);
});

test('no line where the image ends before the view, or lies parallel to it', () => {
  expect(cutLine(frame(), { ...coronal, center: [0, 23.1, 0] })).toBeUndefined();
  expect(cutLine(frame(), { right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 1, center: [0, 0, 30] })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { fillMissing } from './fill-missing.ts';

const shape = { columns: 1, rows: 1, slices: 5 };

test('one missing slice is the mean of its neighbours', () => {
  const voxels = Int16Array.from([10, 20, 0, 40, 50]);
  fillMissing(voxels, shape, [2]);
  expect([...voxels]).toEqual([10, 20, 30, 40, 50]);
});

test('two missing slices share the way between their neighbours', () => {
  const voxels = Float32Array.from([10, 0, 0, 40, 50]);
  fillMissing(voxels, shape, [1, 2]);
  expect([...voxels]).toEqual([10, 20, 30, 40, 50]);
});

test('at an end of the stack the nearest slice is repeated', () => {
  const voxels = Int16Array.from([0, 20, 30, 40, 0]);
  fillMissing(voxels, shape, [0, 4]);
  expect([...voxels]).toEqual([20, 20, 30, 40, 40]);
});

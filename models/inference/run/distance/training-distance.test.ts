import { expect, test } from 'vitest';
import type { FlatImage } from '../../flat/operators/flat-image.ts';
import { describeImage } from './describe-image.ts';
import { distanceNote, trainingDistance } from './training-distance.ts';

/** Two rows of ten pixels, 0 to 0.9 from left to right. */
const ramp: FlatImage = {
  channels: 1,
  rows: 2,
  columns: 10,
  values: Float32Array.from({ length: 20 }, (_, i) => (i % 10) / 10),
};

test('a ramp is described by its ends, its middle and its step; the jump from row to row is no step', () => {
  const described = describeImage(ramp).map(({ key, value }) => [key, Number(value.toFixed(6))]);
  expect(described).toEqual([
    ['dark-grey', 0],
    ['middle-grey', 0.5],
    ['bright-grey', 0.9],
    ['step-grey', 0.1],
  ]);
});

test('each colour is described by itself', () => {
  const colour = { ...ramp, channels: 3, values: Float32Array.from([0, 1, 2].flatMap(() => [...ramp.values])) };
  expect(describeImage(colour).map(({ key }) => key)).toContain('middle-blue');
  expect(describeImage(colour)).toHaveLength(12);
});

const near = {
  images: 100,
  usual: 2,
  values: {
    'dark-grey': { mean: 0, sd: 0.1 },
    'middle-grey': { mean: 0.5, sd: 0.1 },
    'bright-grey': { mean: 0.9, sd: 0.1 },
    'step-grey': { mean: 0.1, sd: 0.01 },
  },
};

test('at the mean the distance is 0; one number four standard deviations off makes it 2', () => {
  expect(trainingDistance(describeImage(ramp), near)?.value).toBeCloseTo(0, 4);
  const off = { ...near, values: { ...near.values, 'middle-grey': { mean: 0.9, sd: 0.1 } } };
  const distance = trainingDistance(describeImage(ramp), off);
  expect(distance?.value).toBeCloseTo(Math.sqrt(16 / 4), 4);
  expect(distance?.farthest).toBe('middle, grey');
});

test('beyond what is usual it is told as far; without statistics nothing is said', () => {
  const codes = (usual: number): unknown => {
    const off = { ...near, usual, values: { ...near.values, 'middle-grey': { mean: 0.9, sd: 0.1 } } };
    return distanceNote(off, () => describeImage(ramp)).map(({ code, level }) => [code, level]);
  };
  expect(codes(2.1)).toEqual([['infer.distance', 'note']]);
  expect(codes(1.9)).toEqual([['infer.distance-far', 'note']]);
  expect(distanceNote(undefined, () => describeImage(ramp))).toEqual([]);
  expect(distanceNote({ ...near, values: { 'middle-red': { mean: 0, sd: 1 } } }, () => describeImage(ramp))).toEqual(
    [],
  );
});

import { expect, test } from 'vitest';
import { gridOf } from '../../grid/volume.ts';
import { describeVolume } from './describe-volume.ts';

/** An axial image of 3 mm slices, its pixels 0.5 mm along rows (patient x) and 0.75 mm down columns (patient y). */
const image = gridOf(
  [0, 0, 0],
  [
    [0, 0, 3],
    [0, 0.75, 0],
    [0.5, 0, 0],
  ],
  [4, 8, 8],
);
/** What is read of it: 2 × 1 × 10 voxels of 1 mm, axes R, A, S; from foot to head the grey rises by 0.1. */
const read = {
  voxels: Float32Array.from({ length: 20 }, (_, i) => (i % 10) / 10),
  geometry: gridOf(
    [0, 0, 0],
    [
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, 1],
    ],
    [2, 1, 10],
  ),
};

test('spacing is that of the image along the patient’s axes, size that of the crop, grey as it is read', () => {
  const described = describeVolume(image, read).map(({ key, value }) => [key, Number(value.toFixed(6))]);
  expect(described).toEqual([
    ['spacing-right', 0.5],
    ['spacing-front', 0.75],
    ['spacing-up', 3],
    ['size-right', 2],
    ['size-front', 1],
    ['size-up', 10],
    ['dark-grey', 0],
    ['middle-grey', 0.5],
    ['bright-grey', 0.9],
    ['step-grey', 0.1],
  ]);
});

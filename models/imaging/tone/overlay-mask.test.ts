import { expect, test } from 'vitest';
import { overlayMask } from './overlay-mask.ts';

test('bits run from the lowest; the plane begins where its origin says, and what is outside is cut off', () => {
  // 3 columns, 2 rows: 101 / 010, the origin one column to the left of the image and one row down.
  const mask = overlayMask(
    Uint8Array.of(0b0001_0101),
    { rows: 2, columns: 3, top: 1, left: -1 },
    { rows: 3, columns: 3 },
  );
  expect(Array.from(mask)).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 0]);
});

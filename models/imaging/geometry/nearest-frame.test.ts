import { expect, test } from 'vitest';
import { isAlongside, nearestFrame } from './nearest-frame.ts';

// Columns 0.5 mm, rows 2 mm apart: a mix-up of the two would show.
const spacing = { acrossColumns: 0.5, acrossRows: 2 };
const axial = (z: number) => ({ plane: { origin: [10, 20, z], row: [1, 0, 0], column: [0, 1, 0], spacing } as const });
const sagittal = (x: number) => ({
  plane: { origin: [x, -50, 40], row: [0, 1, 0], column: [0, 0, -1], spacing } as const,
});

test('the nearest image is found by position, whatever the order and spacing of the stack', () => {
  expect(nearestFrame([9, 6, 3, 0].map(axial), [99, -99, 4])).toEqual({ index: 2, depthMm: 1 });
  expect(nearestFrame([0, 7.5, 15].map(axial), [0, 0, 9])).toEqual({ index: 1, depthMm: 1.5 });
});

test('a sagittal stack is asked along the left–right axis; its normal points to the right', () => {
  expect(nearestFrame([-4, 0, 4].map(sagittal), [3, 1000, 1000])).toEqual({ index: 2, depthMm: 1 }); // 1 mm to the right of x = 4
});

test('a position outside the stack gets the last image and how far off it is', () => {
  expect(nearestFrame([0, 3].map(axial), [0, 0, 20])).toEqual({ index: 1, depthMm: 17 });
});

test('images without a place in the patient are never near', () => {
  expect(nearestFrame([{ plane: null }, axial(5)], [0, 0, 0])).toEqual({ index: 1, depthMm: -5 });
  expect(nearestFrame([{ plane: null }], [0, 0, 0])).toBeUndefined();
});

test.each([
  ['the same plane', [0, 0, 1], true],
  ['the same plane seen from the other side', [0, 0, -1], true],
  ['tilted by 20°', [0, Math.sin(0.349), Math.cos(0.349)], true],
  ['tilted by 45°', [0, Math.SQRT1_2, Math.SQRT1_2], false],
  ['square to it', [1, 0, 0], false],
] as const)('%s scrolls along: %j %s', (_, normal, expected) => {
  expect(isAlongside([0, 0, 1], normal)).toBe(expected);
});

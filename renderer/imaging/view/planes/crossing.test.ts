import { expect, test } from 'vitest';
import { planeAxes } from '../../../../models/imaging/view/fit-view.ts';
import { turnedAxes } from '../../../../models/imaging/view/turn-view.ts';
import { crossingOf } from './crossing.ts';

const view = { center: [0, 0, 0], ...planeAxes.axial, mmPerPixel: 1 } as const;
const size = { width: 200, height: 100 };

test('the sagittal plane cuts the axial one in an upright line through the crosshair', () => {
  const crossing = crossingOf(planeAxes.sagittal, { view, size, point: [30, 10, 0] });
  expect(crossing?.at).toEqual([130, 60]);
  expect(crossing?.along.map(Math.abs)).toEqual([0, 1]);
  const ends = crossing?.ends
    .map(([x, y]) => [Math.round(x), Math.round(y)])
    .toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
  expect(ends).toEqual([[130, 12]]); // 80 % of 60 pixels up; 32 pixels down are too few
});

test('turned clockwise by 30°, its line is turned clockwise by 30°', () => {
  const axes = turnedAxes(planeAxes.sagittal, { axis: [0, 0, 1], degrees: 30 });
  const [dx = 0, dy = 0] = crossingOf(axes, { view, size, point: [0, 0, 0] })?.along ?? [];
  expect(dx / dy).toBeCloseTo(-Math.tan(Math.PI / 6), 10); // what was down goes to the left
});

test('the plane itself does not cut it', () => {
  expect(crossingOf(planeAxes.axial, { view, size, point: [0, 0, 0] })).toBeUndefined();
});

test('beside the viewport there is nothing to take hold of', () => {
  expect(crossingOf(planeAxes.sagittal, { view, size, point: [500, 0, 0] })?.ends).toEqual([]);
});

import { expect, test } from 'vitest';
import {
  depthOf,
  flipped,
  into,
  panned,
  patientFromScreen,
  screenFromPatient,
  screenFromPixel,
  throughPoint,
  turned,
  zoomed,
} from './view-plane.ts';

const size = { width: 200, height: 100 };
const coronal = { center: [10, -20, 30], right: [1, 0, 0], down: [0, 0, -1], mmPerPixel: 0.5 } as const;

test('the middle of the viewport shows the center of the view', () => {
  expect(patientFromScreen(coronal, size, [100, 50])).toEqual([10, -20, 30]);
});

test('ten pixels down on a coronal view are five millimetres towards the feet', () => {
  expect(patientFromScreen(coronal, size, [100, 60])).toEqual([10, -20, 25]);
});

test('screen and patient are inverse to each other in the plane', () => {
  expect(screenFromPatient(coronal, size, patientFromScreen(coronal, size, [13, 77]))).toEqual([13, 77]);
});

test('a coronal view looks from the front to the back', () => {
  expect(into(coronal)).toEqual([-0, 1, 0]);
  expect(depthOf(coronal, [0, -15, 0])).toBe(5);
  expect(throughPoint(coronal, [99, -15, 99]).center).toEqual([10, -15, 30]);
});

test('dragging the picture right moves the center to the patient right', () => {
  expect(panned(coronal, [20, 0]).center).toEqual([0, -20, 30]);
});

test('zooming keeps what lies under the pointer', () => {
  const before = patientFromScreen(coronal, size, [30, 80]);
  const closer = zoomed(coronal, 2, { size, about: [30, 80] });
  expect(closer.mmPerPixel).toBe(0.25);
  expect(patientFromScreen(closer, size, [30, 80])).toEqual(before);
});

test('a quarter turn clockwise brings what was up to the right', () => {
  expect(turned(coronal, 1).right).toEqual([-0, -0, 1]); // up was +z
  expect(turned(coronal, 4)).toEqual(coronal);
  expect(turned(coronal, -1)).toEqual(turned(coronal, 3));
});

test('a flip mirrors one axis', () => {
  expect(flipped(coronal, 'horizontal').right).toEqual([-1, -0, -0]);
});

test('columns use the spacing across columns and rows the spacing across rows on screen, too', () => {
  const plane = {
    origin: [10, -20, 30],
    row: [1, 0, 0],
    column: [0, 0, -1],
    spacing: { acrossColumns: 0.5, acrossRows: 2 },
  } as const;
  const [a, b, c, d, e, f] = screenFromPixel(coronal, size, plane);
  expect([e, f]).toEqual([100, 50]);
  expect([a, b]).toEqual([1, 0]); // one column is 0.5 mm: one pixel to the right
  expect([c, d]).toEqual([0, 4]); // one row is 2 mm: four pixels down
});

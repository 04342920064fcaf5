import { expect, test } from 'vitest';
import { boxInImage, foundBoxes, overlapOf } from './boxes.ts';
import { ellipseInImage, foundEllipse, perimeterOf, rimOutside } from './ellipse.ts';
import { masksOf } from './masks.ts';
import { objectsOf } from './objects.ts';

/** Logits of a filled ellipse, far from zero on either side. */
function drawn(
  rows: number,
  columns: number,
  [cx, cy, a, b, angle]: readonly [number, number, number, number, number],
) {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    const [x, y] = [(i % columns) - cx, Math.floor(i / columns) - cy];
    return ((x * cos + y * sin) / a) ** 2 + ((y * cos - x * sin) / b) ** 2 <= 1 ? 20 : -20;
  });
  return { values, rows, columns };
}

test('a drawn ellipse is found again, to a tenth of a pixel and half a degree', () => {
  const found = foundEllipse(drawn(120, 160, [80.3, 60.6, 50, 38, 25]));
  expect(found?.center[0]).toBeCloseTo(80.3, 1);
  expect(found?.center[1]).toBeCloseTo(60.6, 1);
  expect(Math.abs((found?.semi[0] ?? 0) - 50)).toBeLessThan(0.1);
  expect(Math.abs((found?.semi[1] ?? 0) - 38)).toBeLessThan(0.1);
  expect(Math.abs((found?.angle ?? 0) - 25)).toBeLessThan(0.5);
});

test('an empty image has no ellipse', () => {
  expect(foundEllipse({ values: new Float32Array(400).fill(-5), rows: 20, columns: 20 })).toBeNull();
});

test('an ellipse goes back to the image it was fitted from', () => {
  const place = { rows: 192, columns: 284, top: 0, left: 2 };
  const back = ellipseInImage({ center: [143.5, 95.5], semi: [71, 48], angle: 10 }, place, { rows: 270, columns: 400 });
  expect(back.center[0]).toBeCloseTo(199.5, 6); // the middle of the image
  expect(back.center[1]).toBeCloseTo(134.5, 6);
  expect(back.semi[0]).toBeCloseTo((71 * 400) / 284, 6);
});

test('the perimeter of a circle is 2πr; a rim beyond the image is counted', () => {
  expect(perimeterOf(10, 10)).toBeCloseTo(2 * Math.PI * 10, 9);
  expect(rimOutside({ center: [50, 50], semi: [20, 20], angle: 0 }, { rows: 101, columns: 101 })).toBe(0);
  expect(rimOutside({ center: [0, 50], semi: [20, 20], angle: 0 }, { rows: 101, columns: 101 })).toBeCloseTo(0.5, 1);
});

test('masks may overlap, and of each the largest piece is kept', () => {
  const first = Float32Array.of(1, 1, 1, -1, 1);
  const second = Float32Array.of(-1, -1, 1, 1, 1);
  expect([...masksOf([first, second], { rows: 1, columns: 5 })]).toEqual([1, 1, 3, 2, 2]);
});

test('touching objects are told apart by their depth and numbered in reading order', () => {
  const inner = Float32Array.of(5, 5, 5, 5, 5, 5, 5);
  const deep = Float32Array.of(-1, 3, -1, -2, -1, 3, -1);
  const rules = { inside: 0.5, seed: 0.5, leastSeedPixels: 1, leastAreaPixels: 2 };
  const { objects, count } = objectsOf([inner, deep], { rows: 1, columns: 7 }, rules);
  expect({ objects: [...objects], count }).toEqual({ objects: [1, 1, 1, 1, 2, 2, 2], count: 2 });
});

test('objects too small are dropped', () => {
  const inner = Float32Array.of(5, -5, 5, 5, 5);
  const rules = { inside: 0.5, seed: 0.5, leastSeedPixels: 1, leastAreaPixels: 2 };
  const { objects } = objectsOf([inner, inner], { rows: 1, columns: 5 }, rules);
  expect([...objects]).toEqual([0, 0, 1, 1, 1]);
});

const label = { value: 1, name: 'Cell', code: { scheme: '99PHENO', value: 'c', meaning: 'Cell' }, color: '#E69F00' };
const rules = {
  kind: 'boxes',
  labels: [{ ...label, threshold: 0.5, overlap: 0.5 }],
  stride: 4,
  sizeUnit: 8,
  leastScore: 0.1,
  most: 10,
} as const;

test('a peak becomes a box around its centre; a lower neighbour and a poor one do not', () => {
  // one label, 1 × 3 cells: scores, log width, log height, x in the cell, y in the cell
  const logits = Float32Array.of(2, 1, -9, 0, 0, 0, Math.log(2), 0, 0, 0.5, 0, 0, 0.5, 0, 0);
  const [box, ...more] = foundBoxes(
    logits,
    { rows: 1, columns: 3 },
    { ...rules, labels: rules.labels.map((one) => ({ ...one, points: [] })) },
  );
  expect(more).toEqual([]);
  expect(box?.low.map(Math.round)).toEqual([-2, -6]); // centre (2, 2), 8 wide, 16 high
  expect(box?.high.map(Math.round)).toEqual([6, 10]);
});

test('overlap is intersection over union; a box is cut to its image', () => {
  const a = { low: [0, 0], high: [10, 10] } as const;
  expect(overlapOf(a, { low: [5, 0], high: [15, 10] })).toBeCloseTo(1 / 3, 9);
  expect(overlapOf(a, { low: [20, 0], high: [30, 10] })).toBe(0);
  const place = { rows: 240, columns: 320, top: 8, left: 0 };
  const cut = boxInImage({ label: 1, score: 1, low: [-4, 0], high: [20, 28] }, place, { rows: 480, columns: 640 });
  expect(cut).toMatchObject({ low: [0, 0], high: [40, 40] });
});

import { expect, test } from 'vitest';
import { fullestSlice, keyPicture } from './key-picture.ts';

// 100 × 100 pixels of 1 × 0.5 mm, grey 50, a label of 10 × 20 pixels (10 × 10 mm) in its middle.
const columns = 100;
const rows = 100;
const labels = Uint8Array.from({ length: columns * rows }, (_, i) => {
  const [column, row] = [i % columns, Math.floor(i / columns)];
  return column >= 45 && column < 55 && row >= 40 && row < 60 ? 1 : 0;
});
const slice = {
  values: new Float32Array(columns * rows).fill(50),
  labels,
  columns,
  rows,
  spacing: { acrossColumns: 1, acrossRows: 0.5 },
  window: { width: 101, center: 50.5 },
  colors: new Map([[1, '#E69F00']]),
};
const colorAt = ({ pixels, width }: ReturnType<typeof keyPicture>, x: number, y: number) => [
  ...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

test('a picture has square millimetres: 32 mm around the outline, 4 pixels a millimetre', () => {
  const { width, height } = keyPicture(slice);
  expect(width).toBe((10 + 2 * 32) * 4);
  expect(height).toBe(50 * 4); // the image ends before the margin does
});

test('the outline has its colour, the inside stays grey, and the line has a dark casing outside', () => {
  const picture = keyPicture(slice);
  const middle = { x: picture.width / 2, y: picture.height / 2 };
  expect(colorAt(picture, middle.x, middle.y)).toEqual([127, 127, 127]);
  const left = middle.x - 5 * 4; // 5 mm to the left: the edge
  expect(colorAt(picture, left + 1, middle.y)).toEqual([0xe6, 0x9f, 0x00]);
  expect(colorAt(picture, left - 2, middle.y)[0]).toBeLessThan(40);
  expect(colorAt(picture, left - 8, middle.y)).toEqual([127, 127, 127]);
});

test('the slice with most of the mask is taken', () => {
  expect(fullestSlice(Uint8Array.of(0, 1, 0, 2, 2, 0, 1, 0, 0), 3)).toBe(1);
  expect(fullestSlice(new Uint8Array(9), 3)).toBe(0);
});

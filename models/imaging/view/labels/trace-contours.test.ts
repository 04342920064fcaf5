import { expect, test } from 'vitest';
import { traceContours } from './trace-contours.ts';

const grid = (...lines: readonly string[]) => ({
  labels: Uint8Array.from(lines.join(''), Number),
  width: lines[0]?.length ?? 0,
  height: lines.length,
});
const area = (outline: readonly (readonly [number, number])[]): number =>
  outline.reduce((sum, [x, y], i) => {
    const [nx, ny] = outline[(i + 1) % outline.length] ?? [0, 0];
    return sum + (x * ny - nx * y) / 2;
  }, 0);

test('one labelled sample is outlined by a diamond', () => {
  const [outline] = traceContours(grid('000', '010', '000'), 1);
  expect(outline).toHaveLength(4);
  expect(Math.abs(area(outline ?? []))).toBe(0.5);
});

test('a block of 4 × 3 samples keeps eight corners, straight runs are one edge', () => {
  const outlines = traceContours(grid('000000', '022220', '022220', '022220', '000000'), 2);
  expect(outlines).toHaveLength(1);
  expect(outlines[0]).toHaveLength(8);
});

test('a hole is an outline of its own, turning the other way', () => {
  const outlines = traceContours(grid('00000', '01110', '01010', '01110', '00000'), 1);
  expect(outlines).toHaveLength(2);
  expect(outlines.map((outline) => Math.sign(area(outline))).toSorted((a, b) => a - b)).toEqual([-1, 1]);
});

test('samples touching by a corner are two outlines', () => {
  expect(traceContours(grid('0000', '0100', '0010', '0000'), 1)).toHaveLength(2);
});

test('other labels are outside', () => {
  expect(traceContours(grid('000', '020', '000'), 1)).toEqual([]);
});

import { expect, test } from 'vitest';
import { greyLine, resliceGrey, shadeValues } from './reslice-grey.ts';

const greyOf = (pixel: number | undefined) => (pixel ?? 0) & 255;
const identity = { voi: { width: 256, center: 128 }, isInverted: false }; // value n is drawn as grey n

test('the window of DICOM maps center − 0.5 − (width − 1)/2 to black and its mirror to white', () => {
  const { factor, offset } = greyLine({ voi: { width: 401, center: 40.5 }, isInverted: false });
  expect(-160 * factor + offset).toBeCloseTo(0, 10);
  expect(240 * factor + offset).toBeCloseTo(255, 10);
});

test('inverting turns black into white', () => {
  const { factor, offset } = greyLine({ voi: { width: 401, center: 40.5 }, isInverted: true });
  expect(-160 * factor + offset).toBeCloseTo(255, 10);
});

test('a sample halfway between two voxels on every axis is the mean of all eight', () => {
  const voxels = Uint8Array.from([10, 20, 30, 40, 50, 60, 70, 80]); // 2 × 2 × 2
  const out = new Uint32Array(1);
  const steps = { start: [0.5, 0.5, 0.5], alongX: [1, 0, 0], alongY: [0, 1, 0] } as const;
  resliceGrey(voxels, { shape: { columns: 2, rows: 2, slices: 2 }, steps, width: 1, height: 1, grey: identity }, out);
  expect(greyOf(out[0])).toBe(45);
});

test('outside the volume is black, its border half a voxel wide is kept', () => {
  const out = new Uint32Array(6);
  const steps = { start: [-1, 0, 0], alongX: [0.5, 0, 0], alongY: [0, 1, 0] } as const;
  const job = { shape: { columns: 2, rows: 1, slices: 1 }, steps, width: 6, height: 1, grey: identity };
  resliceGrey(Int16Array.from([100, 200]), job, out);
  expect([...out].map(greyOf)).toEqual([0, 100, 100, 150, 200, 200]);
});

test('a plane across the slices steps through slice, row, column order', () => {
  const voxels = Int16Array.from([0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32]); // 3 columns, 2 rows, 2 slices
  const out = new Uint32Array(4);
  const steps = { start: [2, 0, 0], alongX: [0, 0, 1], alongY: [0, 1, 0] } as const; // x: slices, y: rows, at column 2
  resliceGrey(voxels, { shape: { columns: 3, rows: 2, slices: 2 }, steps, width: 2, height: 2, grey: identity }, out);
  expect([...out].map(greyOf)).toEqual([2, 22, 12, 32]);
});

test('deep inside and at the rim the same straight rise is drawn', () => {
  const shape = { columns: 5, rows: 5, slices: 5 };
  const voxels = Uint8Array.from({ length: 125 }, (_, at) => (at % 5) * 40); // rises by 40 a column
  const out = new Uint32Array(9);
  const steps = { start: [0, 1.3, 2.6], alongX: [0.5, 0, 0], alongY: [0, 1, 0] } as const; // ends on the last column
  resliceGrey(voxels, { shape, steps, width: 9, height: 1, grey: identity }, out);
  expect([...out].map(greyOf)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160]);
});

test('an oblique row agrees with the slow reading of each of its samples', () => {
  const shape = { columns: 6, rows: 7, slices: 8 };
  const voxels = Uint8Array.from({ length: 336 }, (_, at) => (at * 37) % 251);
  const start = [0.2, 0.4, 0.1] as const;
  const alongX = [0.31, 0.42, 0.53] as const;
  const row = new Uint32Array(14);
  resliceGrey(
    voxels,
    { shape, steps: { start, alongX, alongY: [0, 0, 0] }, width: 14, height: 1, grey: identity },
    row,
  );
  const expected = Array.from({ length: 14 }, (_, x) => {
    const [c, r, s] = [start[0] + x * alongX[0], start[1] + x * alongX[1], start[2] + x * alongX[2]];
    let sum = 0;
    for (const [dc, dr, ds] of [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, (n >> 1) & 1, n >> 2] as const)) {
      const weight = (dc ? c % 1 : 1 - (c % 1)) * (dr ? r % 1 : 1 - (r % 1)) * (ds ? s % 1 : 1 - (s % 1));
      sum += weight * (voxels[((Math.trunc(s) + ds) * 7 + Math.trunc(r) + dr) * 6 + Math.trunc(c) + dc] ?? 0);
    }
    return Math.trunc(sum + 0.5);
  });
  expect([...row].map(greyOf)).toEqual(expected); // ends at voxel 4.23, 5.86, 6.99: all neighbours exist
});

test('a sigmoid is drawn as its curve, not as its tangent; inverted it is turned around', () => {
  const voi = { width: 100, center: 50, function: 'sigmoid' } as const;
  const values = Float64Array.of(50, 100, -1000, NaN);
  const out = new Uint32Array(4);
  shadeValues(values, { voi, isInverted: false }, out);
  // DICOM PS3.3 C.11.2.1.3.1: 255 / (1 + exp(−4 (x − c) / w)); the tangent would be white at 100
  expect([...out].map(greyOf)).toEqual([128, Math.round(255 / (1 + Math.exp(-2))), 0, 0]);
  shadeValues(values, { voi, isInverted: true }, out);
  expect([...out].map(greyOf)).toEqual([128, Math.round(255 - 255 / (1 + Math.exp(-2))), 255, 0]);
});

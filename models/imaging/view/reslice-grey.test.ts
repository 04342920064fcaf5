import { expect, test } from 'vitest';
import { greyLine, resliceGrey } from './reslice-grey.ts';

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

import { expect, test } from 'vitest';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { screenFromPatient } from '../view-plane.ts';
import { percentilesOf } from './percentiles.ts';
import { presetLevels, turntableOrder, turntableSide, turntableView, volumePicture } from './turntable-picture.ts';

/** 1 × 1.5 × 3 mm voxels, 60 × 60 × 60 mm about the origin. */
const volume = {
  shape: { columns: 60, rows: 40, slices: 20 },
  origin: [-29.5, -29.25, -28.5],
  column: [1, 0, 0],
  row: [0, 1.5, 0],
  slice: [0, 0, 3],
} as const;

function fill(valueAt: (patient: Vec3) => number): Float32Array {
  const voxels = new Float32Array(60 * 40 * 20);
  for (let s = 0; s < 20; s++)
    for (let r = 0; r < 40; r++)
      for (let c = 0; c < 60; c++) voxels[(s * 40 + r) * 60 + c] = valueAt(patientFromVoxel(volume, [c, r, s]));
  return voxels;
}
/** 20 mm about the origin, rising to 100 within a voxel; a bead of 300 at the patient's left, at the front. */
const bead: Vec3 = [15, -12, 0];
const ball = fill(([x, y, z]) =>
  Math.hypot(x - bead[0], y - bead[1], z - bead[2]) < 3
    ? 300
    : Math.max(0, Math.min(100, (21 - Math.hypot(x, y, z)) * 50)),
);
const size = { width: turntableSide, height: turntableSide };
const from = (step: number) => ({ view: turntableView(volume, step), side: turntableSide });
const surface = { kind: 'surface', from: 75 } as const;
const highest = { kind: 'highest', black: 0, white: 100 } as const;

const levelAt = (picture: Uint32Array, [x, y]: readonly [number, number]): number =>
  (picture[Math.trunc(y) * turntableSide + Math.trunc(x)] ?? NaN) & 255;

test.each([
  [0, 'from the front'],
  [9, 'from the left'],
  [18, 'from behind'],
  [31, 'from between'],
])('the brightest bead stands where it is seen: step %i, %s', (step) => {
  const picture = volumePicture(ball, volume, { ...from(step), preset: highest, levels: [0, 300] });
  expect(levelAt(picture, screenFromPatient(turntableView(volume, step), size, bead))).toBeGreaterThan(240);
  expect(levelAt(picture, [180, 180])).toBeLessThan(100); // the ball's own 100 of 300
});

test('from the front the patient’s left is at the right, from the left the face is at the left', () => {
  expect(screenFromPatient(turntableView(volume, 0), size, [10, 0, 0])[0]).toBeGreaterThan(180);
  expect(screenFromPatient(turntableView(volume, 9), size, [0, -10, 0])[0]).toBeLessThan(180);
  expect(screenFromPatient(turntableView(volume, 9), size, [0, 0, 10])[1]).toBeLessThan(180); // the head is up
});

test('a surface is brightest where it faces the reader and dark at its rim; beside it is nothing', () => {
  const sphere = fill(([x, y, z]) => Math.max(0, Math.min(100, (21 - Math.hypot(x, y, z)) * 50)));
  const picture = volumePicture(sphere, volume, { ...from(4), preset: surface, levels: [50] }); // radius 20 mm
  const { mmPerPixel } = turntableView(volume, 4);
  const at = (mm: number): number => levelAt(picture, [180 + mm / mmPerPixel, 180]);
  expect(at(0)).toBeGreaterThan(235);
  expect(at(17)).toBeLessThan(200);
  expect(at(17)).toBeGreaterThan(60);
  expect(at(22)).toBe(0);
});

test('levels are percentiles of the volume itself', () => {
  const voxels = Float32Array.from({ length: 1001 }, (_, i) => i);
  expect(percentilesOf(voxels, [0, 50, 100])).toEqual([0, 500, 1000]);
  expect(presetLevels(voxels, { kind: 'surface', from: 75 })).toEqual([750]);
});

test('every side is made once, the four sides first', () => {
  expect(turntableOrder.slice(0, 4)).toEqual([0, 9, 18, 27]);
  expect(turntableOrder.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, i) => i));
});

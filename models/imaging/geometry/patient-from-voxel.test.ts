import { expect, test } from 'vitest';
import { patientFromVoxel, sliceAt, voxelFromPatient, voxelMm3 } from './patient-from-voxel.ts';

const oblique = {
  shape: { columns: 8, rows: 8, slices: 8 },
  origin: [5, -3, 2],
  column: [0.6, 0.8, 0], // 1 mm
  row: [-1.6, 1.2, 0], // 2 mm
  slice: [0, 0, 3], // 3 mm
} as const;

test('voxel and patient are inverse to each other in an oblique, anisotropic volume', () => {
  const patient = patientFromVoxel(oblique, [1, 2, 3]);
  voxelFromPatient(oblique, patient).forEach((value, axis) => expect(value).toBeCloseTo(axis + 1, 12));
});

test('columns, rows and slices each take their own step', () => {
  expect(patientFromVoxel(oblique, [1, 0, 0])).toEqual([5.6, -2.2, 2]);
  expect(patientFromVoxel(oblique, [0, 1, 0])).toEqual([3.4, -1.8, 2]);
  expect(patientFromVoxel(oblique, [0, 0, 1])).toEqual([5, -3, 5]);
});

test('a position belongs to the slice it lies nearest to, also behind a missing one', () => {
  expect([1.9, 4.9, 8.2].map((z) => sliceAt(oblique, [5, -3, z]))).toEqual([-0, 1, 2]);
});

test('a voxel of 1 × 2 × 3 mm holds 6 mm³, mirrored or not', () => {
  expect(voxelMm3(oblique)).toBeCloseTo(6, 12);
  expect(voxelMm3({ ...oblique, slice: [0, 0, -3] })).toBeCloseTo(6, 12);
});

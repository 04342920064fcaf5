import { expect, test } from 'vitest';
import type { VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { resliceSlab } from './reslice-slab.ts';
import { nextSlabStep, planSlab, slabDepths } from './slab.ts';
import type { SlabMode } from './slab.ts';

/** Five columns of 1 mm, four rows of 2 mm, nine slices of 3 mm; the first voxel at the origin. */
const volume: VolumeGeometry = {
  shape: { columns: 5, rows: 4, slices: 9 },
  origin: [0, 0, 0],
  column: [1, 0, 0],
  row: [0, 2, 0],
  slice: [0, 0, 3],
};
const at = (column: number, row: number, slice: number): number => (slice * 4 + row) * 5 + column;

/** The axial view through a height, one screen pixel a millimetre, 5 mm across and 8 mm down. */
const axialAt = (z: number) => ({ center: [2, 3, z], right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 1 }) as const;
const rounded = (mm: number): number => Math.round(mm * 1000) / 1000;
const size = { width: 5, height: 8 };

/** The value shown at a patient position in an axial slab. */
function shown(voxels: Float32Array, z: number, wish: { thicknessMm: number; mode: SlabMode; at: Vec3 }): number {
  const { job, grid } = planSlab(volume, axialAt(z), { size, pixelRatio: 1, slab: wish });
  const x = Math.round((wish.at[0] - 2 + size.width / 2 - grid.left) / grid.stepX);
  const y = Math.round((wish.at[1] - 3 + size.height / 2 - grid.top) / grid.stepY);
  return resliceSlab(voxels, job)[y * job.width + x] ?? NaN;
}

test.each([9, 12, 15])('a bright voxel in the slab is shown with its whole value: slice at %s mm', (z) => {
  const voxels = new Float32Array(180);
  voxels[at(3, 1, z / 3)] = 100;
  // 8 mm about 12.5 mm hold the slices at 9, 12 and 15 mm: the plane itself lies between two of them.
  expect(shown(voxels, 12.5, { thicknessMm: 8, mode: 'highest', at: [3, 2, 0] })).toBe(100);
});

test('a bright voxel beyond the slab is not shown', () => {
  const voxels = new Float32Array(180);
  voxels[at(3, 1, 6)] = 100; // 18 mm
  expect(shown(voxels, 12.5, { thicknessMm: 8, mode: 'highest', at: [3, 2, 0] })).toBe(0);
});

test('the lowest of a slab is its darkest voxel, also below zero', () => {
  const voxels = new Float32Array(180).fill(-10);
  voxels[at(3, 1, 3)] = -900;
  expect(shown(voxels, 12, { thicknessMm: 8, mode: 'lowest', at: [3, 2, 0] })).toBe(-900);
  expect(shown(voxels, 12, { thicknessMm: 8, mode: 'highest', at: [3, 2, 0] })).toBe(-10);
});

test('the mean of a straight rise is the value in the middle of the slab', () => {
  const voxels = Float32Array.from({ length: 180 }, (_, i) => Math.trunc(i / 20) * 30); // 10 a millimetre
  expect(shown(voxels, 12, { thicknessMm: 12, mode: 'mean', at: [1, 4, 0] })).toBeCloseTo(120, 5); // 60 … 180
});

test('outside the volume is not counted: the mean at the last slice is that of the slices there are', () => {
  const voxels = Float32Array.from({ length: 180 }, (_, i) => Math.trunc(i / 20) * 30); // last slice, 24 mm: 240
  expect(shown(voxels, 24, { thicknessMm: 12, mode: 'mean', at: [1, 4, 0] })).toBeCloseTo((180 + 210 + 240) / 3, 3);
});

test('where no sample lies in the volume there is no value', () => {
  expect(shown(new Float32Array(180), 100, { thicknessMm: 10, mode: 'mean', at: [1, 4, 0] })).toBeNaN();
});

test('samples lie one voxel apart along the normal, on the middles of slices where the plane runs along them', () => {
  expect(slabDepths(volume, axialAt(13), 10).map(rounded)).toEqual([-4, -1, 2, 5]); // slices at 9, 12, 15 and 18 mm
  const sagittal = { center: [2.25, 3, 12], right: [0, 1, 0], down: [0, 0, -1], mmPerPixel: 1 } as const; // looks to −x
  const depths = slabDepths(volume, sagittal, 2).map((mm) => rounded(2.25 - mm));
  expect(depths).toEqual([3, 2]); // columns of 1 mm; 1 mm before and behind 2.25 mm
});

test('a plane oblique to the volume is sampled evenly about itself', () => {
  const half = Math.SQRT1_2;
  const oblique = { center: [2, 3, 12], right: [1, 0, 0], down: [0, half, half], mmPerPixel: 1 } as const;
  const depths = slabDepths(volume, oblique, 9); // one voxel along the normal: 3 mm · cos 45°
  expect(depths.map(rounded)).toEqual([-4.243, -2.121, 0, 2.121, 4.243]);
});

test('one voxel or less is the plane itself', () => {
  expect(slabDepths(volume, axialAt(13), 3)).toEqual([0]);
});

test('thicknesses are stepped through in round numbers', () => {
  expect(nextSlabStep(10, 1)).toBe(15);
  expect(nextSlabStep(10, -1)).toBe(7);
  expect(nextSlabStep(12, -1)).toBe(10);
  expect(nextSlabStep(2, -1)).toBeUndefined();
});

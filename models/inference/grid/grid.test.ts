import { expect, test } from 'vitest';
import { voxelMm3 } from '../../imaging/geometry/patient-from-voxel.ts';
import { backToGrid } from './back-to-grid.ts';
import { boxAround, boxBetween, boxCentre, boxSize } from './box.ts';
import { cutRegion, pasteRegion, regionAround } from './region.ts';
import { middleOfHead, sidesOf } from './side.ts';
import { gridFromPatient, gridOf, patientFromGrid } from './volume.ts';

const anisotropic = gridOf(
  [10, -120, 90],
  [
    [2, 0, 0.5],
    [0, 0, -2],
    [0, 0.5, 0],
  ],
  [3, 4, 5],
); // sheared sagittal

test('a place in a sheared, anisotropic grid and its patient position are each other’s inverse', () => {
  expect(patientFromGrid(anisotropic, [1, 3, 4])).toEqual([12, -118, 84.5]);
  gridFromPatient(anisotropic, [12, -118, 84.5]).forEach((v, i) => expect(v).toBeCloseTo([1, 3, 4][i] ?? 0, 12));
});

test('a sheared voxel of 2 × 2 × 0.5 mm holds 2 mm³: shear does not change it', () => {
  expect(voxelMm3(anisotropic)).toBeCloseTo(2, 12);
});

test('a box is the same from any two opposite corners', () => {
  const box = boxBetween([35, -39, 40], [0, 11, 4]);
  expect(box).toEqual({ low: [0, -39, 4], high: [35, 11, 40] });
  expect(boxSize(box)).toEqual([35, 50, 36]);
  expect(boxAround(boxCentre(box), [35, 50, 36])).toEqual(box);
});

test('the region of a crop is cut, and its labels go back to where they were', () => {
  const whole = gridOf(
    [0, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [2, 3, 4],
  );
  const crop = gridOf(
    [1, 1, 1],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [1, 2, 2],
  ); // x 1–2, y 1–2, z 1
  const region = regionAround(whole, crop, 0);
  expect(region).toEqual({ start: [1, 1, 1], shape: [1, 2, 2] });
  const cut = cutRegion({ voxels: Float32Array.from({ length: 24 }, (_, i) => i), geometry: whole }, region);
  expect([...cut.voxels]).toEqual([17, 18, 21, 22]);
  expect(
    [...pasteRegion(Uint8Array.from([1, 2, 3, 4]), region, [2, 3, 4])].flatMap((v, i) => (v ? [[i, v]] : [])),
  ).toEqual([
    [17, 1],
    [18, 2],
    [21, 3],
    [22, 4],
  ]);
});

test('probabilities are read linearly on the image’s own grid; beyond the crop all is background', () => {
  const crop = gridOf(
    [0, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [1, 1, 2],
  );
  const own = gridOf(
    [-1, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [0.5, 0, 0],
    ],
    [1, 1, 5],
  ); // x = -1 … 1
  const maps = { values: Float32Array.from([1, 0, 0, 1]), channels: 2, geometry: crop };
  expect([...backToGrid(maps, own)]).toEqual([1, 1, 1, 0.5, 0, 0, 0, 0, 0.5, 1]);
});

const boxAt = (x: number) => boxAround([x, 0, 0], [10, 10, 10]);

test.each([
  ['two boxes far apart tell each other’s side', [boxAt(17), boxAt(-28)], undefined, ['left', 'right']],
  ['a pair beside the middle of the image is still a pair', [boxAt(-50), boxAt(-5)], 0, ['right', 'left']],
  ['one box is told by the middle of the head', [boxAt(-28)], -5, ['right']],
  ['a box on the middle stays unknown', [boxAt(2)], -1, ['unknown']],
  ['without a middle one box stays unknown', [boxAt(28)], undefined, ['unknown']],
] as const)('%s', (_, boxes, middle, sides) => {
  expect(sidesOf(boxes, () => middle)).toEqual(sides);
});

test('the middle of the head is the middle of what is bright, not of the picture', () => {
  const geometry = gridOf(
    [-100, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ],
    [1, 1, 160],
  );
  const voxels = Float32Array.from({ length: 160 }, (_, x) => (x >= 20 && x <= 140 ? 100 : 0)); // x = -80 … 40 mm
  expect(middleOfHead({ voxels, geometry })).toBe(-20);
  expect(
    middleOfHead({
      voxels: voxels.slice(0, 90),
      geometry: { ...geometry, shape: { slices: 1, rows: 1, columns: 90 } },
    }),
  ).toBeUndefined();
});

import { expect, test } from 'vitest';
import { voxelFromPatient } from '../geometry/patient-from-voxel.ts';
import { edgeLetters } from '../geometry/orientation-letters.ts';
import { cross, dot, length, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import { planeAxes } from './fit-view.ts';
import type { PlaneAxes } from './fit-view.ts';
import { degreesBetween, turnedAxes, turnedView } from './turn-view.ts';
import { patientFromScreen, screenFromPatient } from './view-plane.ts';

const normal = ({ right, down }: PlaneAxes): Vec3 => cross(right, down);
const rounded = (v: Vec3): readonly number[] => v.map((n) => Math.round(n * 1000) / 1000 + 0);
const letters = ({ right, down }: PlaneAxes) => edgeLetters(right, down);

test('turned clockwise in the axial plane by 30°, the coronal plane looks from the front and the left', () => {
  const coronal = turnedAxes(planeAxes.coronal, { axis: normal(planeAxes.axial), degrees: 30 });
  expect(rounded(coronal.right)).toEqual([0.866, 0.5, 0]); // from the patient's left to left and back
  expect(rounded(coronal.down)).toEqual([0, 0, -1]);
  expect(letters(coronal)).toEqual({ top: 'S', bottom: 'I', left: 'RA', right: 'LP' });
});

test('a small turn keeps one letter', () => {
  const coronal = turnedAxes(planeAxes.coronal, { axis: normal(planeAxes.axial), degrees: 10 });
  expect(letters(coronal).right).toBe('L');
});

test('three planes turned in each other stay square, also after a thousand small turns', () => {
  let planes: Readonly<Record<'axial' | 'coronal' | 'sagittal', PlaneAxes>> = planeAxes;
  for (let i = 0; i < 1000; i++) {
    const kept = (['axial', 'coronal', 'sagittal'] as const)[i % 3] ?? 'axial';
    const turn = { axis: normal(planes[kept]), degrees: 3.7 };
    const turned = (name: keyof typeof planes): PlaneAxes =>
      name === kept ? planes[name] : turnedAxes(planes[name], turn);
    planes = { axial: turned('axial'), coronal: turned('coronal'), sagittal: turned('sagittal') };
  }
  const normals = Object.values(planes).map(normal);
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    expect(dot(normals[a] ?? [1, 1, 1], normals[b] ?? [1, 1, 1])).toBeCloseTo(0, 10);
  expect(normals.map(length)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12), expect.closeTo(1, 12)]);
});

test('72 turns of 5° come back', () => {
  let axes = planeAxes.sagittal;
  for (let i = 0; i < 72; i++) axes = turnedAxes(axes, { axis: [0, 0, 1], degrees: 5 });
  expect(rounded(axes.right)).toEqual([0, 1, 0]);
  expect(degreesBetween(axes, planeAxes.sagittal)).toBeCloseTo(0, 9);
});

const view = { center: [20, 10, 30], ...planeAxes.coronal, mmPerPixel: 0.5 } as const;
const size = { width: 200, height: 100 };
const turn = { axis: [0, 0, 1], point: [5, 10, 30], degrees: 40 } as const;

test('the point a view is turned about stays where it is on screen', () => {
  const before = screenFromPatient(view, size, turn.point);
  const after = screenFromPatient(turnedView(view, turn), size, turn.point);
  expect(after[0]).toBeCloseTo(before[0], 10);
  expect(after[1]).toBeCloseTo(before[1], 10);
});

test('100 screen pixels are 50 mm in the patient however the plane is turned, also in anisotropic voxels', () => {
  const turned = turnedView(view, turn);
  const [a, b] = [patientFromScreen(turned, size, [20, 30]), patientFromScreen(turned, size, [100, 90])];
  expect(length(subtract(b, a))).toBeCloseTo(50, 10); // 80 and 60 pixels
  // The same two points in voxels of 1 × 2 × 3 mm: counted as voxels they would be 20.4 apart.
  const volume = {
    shape: { columns: 50, rows: 50, slices: 50 },
    origin: [0, 0, 0],
    column: [1, 0, 0],
    row: [0, 2, 0],
    slice: [0, 0, 3],
  } as const;
  const [c, r, s] = subtract(voxelFromPatient(volume, b), voxelFromPatient(volume, a));
  expect(Math.hypot(c, 2 * r, 3 * s)).toBeCloseTo(50, 10);
  expect(Math.hypot(c, r, s)).not.toBeCloseTo(50, 0);
});

test('the angle between planes is that of their normals', () => {
  expect(degreesBetween(planeAxes.axial, planeAxes.coronal)).toBeCloseTo(90, 10);
  const axial = turnedAxes(planeAxes.axial, { axis: [1, 0, 0], degrees: 25 });
  expect(degreesBetween(axial, planeAxes.axial)).toBeCloseTo(25, 10);
});

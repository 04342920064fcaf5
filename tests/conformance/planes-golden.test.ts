import { describe, expect, test } from 'vitest';
import type { VolumeGeometry } from '../../models/imaging/display-set.ts';
import type { Vec3 } from '../../models/imaging/geometry/vec3.ts';
import { paletteWords } from '../../models/imaging/view/fusion/palettes.ts';
import { resliceColor } from '../../models/imaging/view/fusion/reslice-color.ts';
import { resliceGrey } from '../../models/imaging/view/reslice/reslice-grey.ts';
import { resliceSlab } from '../../models/imaging/view/reslice/reslice-slab.ts';
import { valueAt } from '../../models/imaging/view/reslice/value-at.ts';
import { turnedView } from '../../models/imaging/view/turn-view.ts';
import type { ViewPlane } from '../../models/imaging/view/view-plane.ts';
import { voxelSteps } from '../../models/imaging/view/voxel-step.ts';

// Goldens of three planes and of fusion: the same pixel computed another way: its place in the patient is solved for the
// voxel by Cramer's rule, and weighed by the eight corners written out. Both volumes are anisotropic; the CT is oblique to
// the patient, the PET lies otherwise and has other voxels.

const made = (shape: VolumeGeometry['shape'], at: (c: number, r: number, s: number) => number): Float32Array => {
  const voxels = new Float32Array(shape.columns * shape.rows * shape.slices);
  for (let s = 0; s < shape.slices; s++)
    for (let r = 0; r < shape.rows; r++)
      for (let c = 0; c < shape.columns; c++) voxels[(s * shape.rows + r) * shape.columns + c] = at(c, r, s);
  return voxels;
};

const degrees10 = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)] as const;
const ct: VolumeGeometry = {
  shape: { columns: 24, rows: 20, slices: 9 },
  origin: [-11, -14, 30],
  column: [0.9 * degrees10[0], 0.9 * degrees10[1], 0], // turned by 10° about the head-foot axis
  row: [-1.4 * degrees10[1], 1.4 * degrees10[0], 0],
  slice: [0, 0, 3.25],
};
const ctVoxels = made(ct.shape, (c, r, s) => Math.round(40 * Math.sin(c / 3) + 25 * Math.cos(r / 2) + 31 * s - 60));
const pet: VolumeGeometry = {
  shape: { columns: 9, rows: 8, slices: 11 },
  origin: [-13, -16, 60],
  column: [4.1, 0, 0],
  row: [0, 4.1, 0],
  slice: [0, 0, -3.4], // stored from the head down
};
const petVoxels = made(pet.shape, (c, r, s) => 900 * Math.exp(-((c - 4) ** 2 + (r - 3) ** 2 + (s - 5) ** 2) / 6));

const size = { width: 40, height: 36 };
const axial: ViewPlane = { center: [-2, 0.5, 42.3], right: [1, 0, 0], down: [0, 1, 0], mmPerPixel: 0.8 };
const views = {
  axial,
  coronal: { ...axial, right: [1, 0, 0], down: [0, 0, -1] } as ViewPlane,
  sagittal: { ...axial, right: [0, 1, 0], down: [0, 0, -1] } as ViewPlane,
  oblique: turnedView(turnedView(axial, { axis: [1, 0, 0], point: axial.center, degrees: 33 }), {
    axis: [0, 1, 0],
    point: axial.center,
    degrees: -21,
  }),
};
type Named = keyof typeof views;
const names = Object.keys(views) as Named[];

const det = (a: Vec3, b: Vec3, c: Vec3): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1]);

/** The value at a place in the patient, another way than the product's; NaN outside, beyond half a voxel. */
function valueThere(volume: VolumeGeometry, voxels: Float32Array, [x, y, z]: Vec3): number {
  const { column, row, slice, origin, shape } = volume;
  const from: Vec3 = [x - origin[0], y - origin[1], z - origin[2]];
  const whole = det(column, row, slice);
  const at = [det(from, row, slice) / whole, det(column, from, slice) / whole, det(column, row, from) / whole];
  const counts = [shape.columns, shape.rows, shape.slices];
  if (at.some((v, i) => v < -0.5 || v > (counts[i] ?? 0) - 0.5)) return NaN;
  const held = at.map((v, i) => Math.min(Math.max(v, 0), (counts[i] ?? 0) - 1));
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    let weight = 1;
    const index = held.map((v, i) => {
      const low = Math.min(Math.floor(v), (counts[i] ?? 0) - 2);
      const isHigh = (corner >> i) & 1;
      weight *= isHigh ? v - low : 1 - (v - low);
      return low + isHigh;
    });
    const [c = 0, r = 0, s = 0] = index;
    sum += weight * (voxels[(s * shape.rows + r) * shape.columns + c] ?? 0);
  }
  return sum;
}

const patientAt = ({ center, right, down, mmPerPixel }: ViewPlane, px: number, py: number): Vec3 => {
  const [dx, dy] = [(px + 0.5 - size.width / 2) * mmPerPixel, (py + 0.5 - size.height / 2) * mmPerPixel];
  return [0, 1, 2].map((i) => (center[i] ?? 0) + (right[i] ?? 0) * dx + (down[i] ?? 0) * dy) as unknown as Vec3;
};

const grid = { left: 0.5, top: 0.5, stepX: 1, stepY: 1 };
const job = (volume: VolumeGeometry, view: ViewPlane) => ({
  shape: volume.shape,
  steps: voxelSteps(volume, view, { size, grid }),
  ...size,
});

describe.each(names)('the %s plane', (name) => {
  const view = views[name];
  const pixels = Array.from(
    { length: size.width * size.height },
    (_, i) => [i % size.width, Math.trunc(i / size.width)] as const,
  );

  test('of the CT has the values of an independent computation, in its window', () => {
    const values = resliceSlab(ctVoxels, { ...job(ct, view), depths: [[0, 0, 0]], mode: 'mean' });
    const out = new Uint32Array(values.length);
    const voi = { width: 300, center: 60 };
    resliceGrey(ctVoxels, { ...job(ct, view), grey: { voi, isInverted: false } }, out);
    let inside = 0;
    for (const [i, [px, py]] of pixels.entries()) {
      const want = valueThere(ct, ctVoxels, patientAt(view, px, py));
      if (Number.isNaN(want)) {
        expect([values[i], out[i]]).toEqual([NaN, 0xff000000]);
        continue;
      }
      inside++;
      expect(values[i]).toBeCloseTo(want, 3);
      // DICOM PS3.3 C.11.2.1.2.1, written out
      const level = Math.min(Math.max(((want - (voi.center - 0.5)) / (voi.width - 1) + 0.5) * 255, 0), 255);
      expect(Math.abs(((out[i] ?? 0) & 255) - level)).toBeLessThanOrEqual(0.51);
    }
    expect(inside).toBeGreaterThan(300);
  });

  test('of the PET lies over it in the colours of an independent computation', () => {
    const words = paletteWords('hot-iron');
    const scale = { low: 10, high: 700, words, opacity: 0.6 };
    const out = new Uint32Array(size.width * size.height);
    resliceColor(petVoxels, { ...job(pet, view), scale }, out);
    let seen = 0;
    for (const [i, [px, py]] of pixels.entries()) {
      const want = valueThere(pet, petVoxels, patientAt(view, px, py));
      const pixel = out[i] ?? 0;
      if (!(want >= scale.low)) {
        if (!(Math.abs(want - scale.low) < 1e-3)) expect(pixel).toBe(0);
        continue;
      }
      seen++;
      const level = Math.min((want - scale.low) / (scale.high - scale.low), 1) * 255;
      // Hot iron, written out: red rises over the first half, green over the second, blue over the last quarter
      const red = Math.min(2 * level, 255);
      const green = Math.min(Math.max(2 * (level - 128), 0), 255);
      const blue = Math.min(Math.max(4 * (level - 191), 0), 255);
      expect(Math.abs((pixel & 255) - red)).toBeLessThanOrEqual(1.5);
      expect(Math.abs(((pixel >> 8) & 255) - green)).toBeLessThanOrEqual(4);
      expect(Math.abs(((pixel >> 16) & 255) - blue)).toBeLessThanOrEqual(4);
      if (level > 30) expect(pixel >>> 24).toBe(153); // 0.6 of 255
    }
    expect(seen).toBeGreaterThan(100);
  });
});

test('the value under the pointer is that of the voxel it is in', () => {
  const place: Vec3 = [-13 + 4.1 * 4 + 1.9, -16 + 4.1 * 3 - 2, 60 - 3.4 * 5 + 1.6];
  expect(valueAt(petVoxels, pet, place)).toBeCloseTo(900, 6);
  expect(valueAt(petVoxels, pet, [200, 0, 0])).toBeUndefined();
});

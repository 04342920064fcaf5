import { expect, test } from 'vitest';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { freeView, presetLevels, turntableView, volumePicture } from './turntable-picture.ts';
import { firstPreset, presetsFor } from './turntable-presets.ts';
import type { ShadePoint, TurntablePreset } from './turntable-presets.ts';

/** 1 × 1.5 × 3 mm voxels, 60 × 60 × 60 mm about the origin. */
const volume = {
  shape: { columns: 60, rows: 40, slices: 20 },
  origin: [-29.5, -29.25, -28.5],
  column: [1, 0, 0],
  row: [0, 1.5, 0],
  slice: [0, 0, 3],
} as const;

function fill(valueAt: (patient: Vec3) => number): Int16Array {
  const voxels = new Int16Array(60 * 40 * 20);
  for (let s = 0; s < 20; s++)
    for (let r = 0; r < 40; r++)
      for (let c = 0; c < 60; c++) voxels[(s * 40 + r) * 60 + c] = valueAt(patientFromVoxel(volume, [c, r, s]));
  return voxels;
}
const side = 120;
const shaded = (points: readonly ShadePoint[]): TurntablePreset => ({
  kind: 'shaded',
  name: 'other',
  unit: 'HU',
  points,
});
const colorAt = (picture: Uint32Array, x: number, y: number): readonly number[] => {
  const word = picture[y * side + x] ?? 0;
  return [word & 255, (word >> 8) & 255, (word >> 16) & 255];
};
const front = freeView(volume, turntableView(volume, 0), side);
const middle = side / 2;

test('what lets half the light through a slab of 20 mm shows half of what lies behind it', () => {
  // red, from y = −10 to 10 mm: (1 − a)^20 = 0.5 a millimetre; behind it green that lets nothing through
  const slab = fill(([, y]) => (Math.abs(y) <= 10 ? 100 : y > 15 ? 1000 : -1000));
  const opacity = 1 - 0.5 ** (1 / 20);
  const red: ShadePoint[] = [
    { at: 50, opacity, color: [255, 0, 0] },
    { at: 150, opacity, color: [255, 0, 0] },
    { at: 700, opacity: 1, color: [0, 255, 0] },
    { at: 1000, opacity: 1, color: [0, 255, 0] },
  ];
  const preset = shaded(red);
  const picture = volumePicture(slab, volume, { view: front, side, preset, levels: presetLevels(slab, preset) });
  const [r = 0, g = 0, b = 0] = colorAt(picture, middle, middle);
  expect(r).toBeGreaterThan(100); // half of 255, and the gloss of the front
  expect(g).toBeGreaterThan(100);
  expect(Math.abs(r - g)).toBeLessThan(60);
  expect(b).toBeLessThan(60);
});

test('from behind only the green wall is seen, from beside both', () => {
  const slab = fill(([, y]) => (Math.abs(y) <= 10 ? 100 : y > 15 ? 1000 : -1000));
  const preset = shaded([
    { at: 50, opacity: 0.5, color: [255, 0, 0] },
    { at: 150, opacity: 0.5, color: [255, 0, 0] },
    { at: 700, opacity: 1, color: [0, 255, 0] },
  ]);
  const behind = freeView(volume, turntableView(volume, 18), side);
  const picture = volumePicture(slab, volume, { view: behind, side, preset, levels: presetLevels(slab, preset) });
  const [r = 0, g = 0] = colorAt(picture, middle, middle);
  expect(g).toBeGreaterThan(200);
  expect(r).toBeLessThan(70);
});

test('a ball is brightest where it faces the reader, and beside it is nothing', () => {
  const ball = fill(([x, y, z]) => Math.max(-500, Math.min(500, (20 - Math.hypot(x, y, z)) * 100)));
  const preset = shaded([
    { at: -50, opacity: 0, color: [255, 255, 255] },
    { at: 50, opacity: 1, color: [255, 255, 255] },
  ]);
  const picture = volumePicture(ball, volume, { view: front, side, preset, levels: presetLevels(ball, preset) });
  const at = (mm: number): number => colorAt(picture, Math.round(middle + mm / front.mmPerPixel), middle)[0] ?? NaN;
  expect(at(0)).toBeGreaterThan(230);
  expect(at(17)).toBeLessThan(at(0) - 40);
  expect(at(25)).toBe(0);
});

test('a picture of a quarter of the pixels is as bright: opacity is that of a millimetre, not of a step', () => {
  const block = fill(([x, y, z]) => (Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) < 15 ? 200 : -1000));
  const preset = shaded([
    { at: 0, opacity: 0.03, color: [200, 200, 200] },
    { at: 400, opacity: 0.03, color: [200, 200, 200] },
  ]);
  const levels = presetLevels(block, preset);
  const fine = volumePicture(block, volume, { view: front, side, preset, levels });
  const coarse = freeView(volume, turntableView(volume, 0), side / 4);
  const rough = volumePicture(block, volume, { view: coarse, side: side / 4, preset, levels });
  const roughLevel = (rough[(side / 8) * (side / 4) + side / 8] ?? 0) & 255;
  expect(Math.abs((colorAt(fine, middle, middle)[0] ?? 0) - roughLevel)).toBeLessThan(16);
});

test('a preset without a unit is fitted to the data: ten times the values give the same picture', () => {
  const mr = presetsFor('MR')[firstPreset('MR')];
  if (!mr) throw new Error('a preset');
  const head = fill(([x, y, z]) => Math.max(0, 200 - 6 * Math.hypot(x, y, z)));
  const more = head.map((value) => value * 10);
  const pictures = [head, more].map((voxels) =>
    volumePicture(voxels, volume, { view: front, side: 60, preset: mr, levels: presetLevels(voxels, mr) }),
  );
  expect(pictures[0]).toEqual(pictures[1]);
  expect(pictures[0]?.some((word) => (word & 255) > 60)).toBe(true);
});

test('every modality opens shaded, and every transfer function rises along its values', () => {
  for (const modality of ['CT', 'MR', 'PT', 'OT']) {
    const presets = presetsFor(modality);
    expect(presets[firstPreset(modality)]?.kind).toBe('shaded');
    expect(presets.length).toBeLessThanOrEqual(9); // number keys
    for (const preset of presets) {
      if (preset.kind !== 'shaded') continue;
      const at = preset.points.map((point) => point.at);
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    }
  }
});

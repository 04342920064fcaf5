import { expect, test } from 'vitest';
import { gridFromPatient, gridOf, patientFromGrid } from '../grid/volume.ts';
import type { Volume } from '../grid/volume.ts';
import { fromAxes, patchInAxes, toAxes } from './axes.ts';
import { clip } from './clip.ts';
import { standardise } from './standardise.ts';
import { argmax } from './argmax.ts';
import { TileBlend } from './blend-tiles.ts';
import { clipPercentiles, percentile } from './clip-percentiles.ts';
import { largestComponent } from './largest-component.ts';
import { mirrorToLeft } from './mirror-to-left.ts';
import { reorient, turnToRas } from './reorient.ts';
import { networkGrid, resampleTo } from './resample.ts';
import { softmax } from './softmax.ts';
import { cutTile, Tile, tileStarts } from './tile.ts';
import { zscore } from './zscore.ts';

/** An axial series as received: columns to the left, rows to the back, slices to the head; anisotropic. */
const axial: Volume = {
  voxels: Float32Array.from({ length: 24 }, (_, i) => i), // value = 12·slice + 4·row + column
  geometry: gridOf(
    [10, 20, 30],
    [
      [0, 0, 3],
      [0, 2, 0],
      [0.5, 0, 0],
    ],
    [2, 3, 4],
  ),
};

test('after reorienting, slices run to the right, rows to the front, columns to the head', () => {
  const turned = reorient(axial);
  expect(turned.geometry.shape).toEqual({ slices: 4, rows: 3, columns: 2 });
  expect(turned.geometry.origin).toEqual([11.5, 24, 30]); // leftmost, rearmost, lowest voxel
  expect([turned.geometry.slice, turned.geometry.row, turned.geometry.column]).toEqual([
    [-0.5, -0, -0],
    [-0, -2, -0],
    [0, 0, 3],
  ]);
  expect(Array.from(turned.voxels.subarray(0, 4))).toEqual([11, 23, 7, 19]); // column 3: row 2, row 1, each at both heights
});

test('every voxel keeps its patient position when the array is turned', () => {
  const turned = reorient(axial);
  for (let i = 0; i < 24; i++) {
    const patient = patientFromGrid(axial.geometry, [Math.floor(i / 12), Math.floor(i / 4) % 3, i % 4]);
    const [s, r, c] = gridFromPatient(turned.geometry, patient).map((v) => Math.round(v));
    expect(turned.voxels[((s ?? 0) * 3 + (r ?? 0)) * 2 + (c ?? 0)]).toBe(i);
  }
});

test('a sagittal oblique series is turned by the axes nearest to the patient’s', () => {
  const sagittal = gridOf(
    [0, 0, 0],
    [
      [0.98, 0.1, 0.1],
      [0.1, 0.1, -0.98],
      [-0.1, 0.98, 0.1],
    ],
    [3, 4, 5],
  );
  expect(turnToRas(sagittal)).toEqual([
    { axis: 0, backwards: true },
    { axis: 2, backwards: true },
    { axis: 1, backwards: true },
  ]);
});

test('a box is read half a millimetre inside its edges, from left to right, back to front, foot to head', () => {
  const grid = networkGrid(axial.geometry, [1, 1, 1], { low: [8, 18, 28], high: [12, 23, 34] });
  expect(grid.shape).toEqual({ slices: 4, rows: 5, columns: 6 });
  expect(grid.origin).toEqual([11.5, 22.5, 28.5]);
});

test('a ramp along x is read at its exact value between voxels, and repeated beyond the image', () => {
  const line: Volume = {
    voxels: Float32Array.from([0, 10, 20]),
    geometry: gridOf(
      [0, 0, 0],
      [
        [0, 0, 1],
        [0, 1, 0],
        [2, 0, 0],
      ],
      [1, 1, 3],
    ), // values at x = 0, 2, 4 mm
  };
  const wanted = gridOf(
    [-1, 0, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
      [1.5, 0, 0],
    ],
    [1, 1, 5],
  ); // x = -1, 0.5, 2, 3.5, 5
  expect([...resampleTo(line, wanted).voxels]).toEqual([0, 2.5, 10, 17.5, 20]);
});

test('a grid that already has the right spacing is passed on untouched', () => {
  const turned = reorient(axial);
  const grid = networkGrid(turned.geometry, [0.5, 2, 3], null);
  expect(resampleTo(turned, grid)).toBe(turned);
});

test('halving the spacing of a whole volume keeps its centre and its extent', () => {
  const turned = reorient(axial);
  const grid = networkGrid(turned.geometry, [0.25, 1, 1.5], null);
  expect(grid.shape).toEqual({ slices: 8, rows: 6, columns: 4 });
  expect(patientFromGrid(grid, [3.5, 2.5, 1.5])).toEqual(patientFromGrid(turned.geometry, [1.5, 1, 0.5]));
});

test('a right-sided crop is mirrored and its voxels stay where they are in the patient', () => {
  const turned = reorient(axial);
  const mirrored = mirrorToLeft(turned, 'right');
  expect(Array.from(mirrored.voxels.subarray(0, 6))).toEqual(Array.from(turned.voxels.subarray(18)));
  expect(mirrored.geometry.slice).toEqual([0.5, 0, 0]);
  expect(mirrored.geometry.origin).toEqual([10, 24, 30]);
});

test.each(['left', 'unknown'] as const)('a %s crop is not mirrored', (side) => {
  expect(mirrorToLeft(axial, side)).toBe(axial);
});

test('percentiles interpolate between order statistics as numpy does', () => {
  const sorted = Float64Array.from([1, 2, 3, 4]);
  expect(percentile(sorted, 50)).toBe(2.5);
  expect(percentile(sorted, 10)).toBeCloseTo(1.3, 12); // numpy.percentile([1,2,3,4], 10) = 1.3
  expect(percentile(sorted, 100)).toBe(4);
});

test('clipping at p10 and p90 pulls in both ends and leaves the middle', () => {
  const clipped = clipPercentiles(Float32Array.from([4, 1, 3, 2]), { low: 10, high: 90 });
  expect([...clipped].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([3.7, 1.3, 3, 2]);
});

test('the z-score divides by the deviation over n', () => {
  const scores = zscore(Float32Array.from([2, 4, 4, 4, 5, 5, 7, 9])); // mean 5, deviation 2
  expect([...scores]).toEqual([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]);
});

test('a constant crop becomes all zero, not a division by nothing', () => {
  expect([...zscore(Float32Array.from([7, 7, 7]))]).toEqual([0, 0, 0]);
});

test('a crop smaller than the patch is one tile, padded around its centre, the odd voxel behind', () => {
  const step = Tile.parse({ op: 'tile', patch: [4, 2, 2], overlap: 0.5, pad: -1 });
  expect(tileStarts([3, 1, 2], step)).toEqual([[0, 0, 0]]);
  expect(tileStarts([1, 1, 2], step)).toEqual([[-1, 0, 0]]);
  const cut = cutTile({ voxels: Float32Array.from([5, 6]), shape: [1, 1, 2] }, [-1, 0, 0], step);
  expect([...cut]).toEqual([-1, -1, -1, -1, 5, 6, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]);
});

test('tiles of a long crop overlap by half and end with it', () => {
  const starts = tileStarts([10, 1, 1], { patch: [4, 1, 1], overlap: 0.5 });
  expect(starts.map(([a]) => a)).toEqual([0, 2, 4, 6]);
});

test('tiles that agree blend to what they say; where they differ, the nearer middle counts more', () => {
  const blend = new TileBlend({ shape: [6, 1, 1], patch: [4, 1, 1], channels: 1 });
  blend.add([0, 0, 0], Float32Array.from([1, 1, 1, 1]));
  blend.add([2, 0, 0], Float32Array.from([3, 3, 3, 3]));
  const [a, , c = 0, d = 0, , f] = blend.result();
  expect([a, f].map((v) => v?.toFixed(6))).toEqual(['1.000000', '3.000000']);
  expect(c).toBeLessThan(2); // one voxel from the middle of the first tile, two from that of the second
  expect(c + d).toBeCloseTo(4, 6); // mirror images of each other
});

test('softmax of equal answers is even, and a large answer does not overflow', () => {
  expect([...softmax(Float32Array.from([0, 1000, 0, 0]), 2)]).toEqual([0.5, 1, 0.5, 0]);
});

test('the label is the largest channel; background wins a tie', () => {
  expect([...argmax(Float32Array.from([0.5, 0.2, 0.3, 0.5, 0.5, 0.3, 0, 0.3, 0.4]), 3)]).toEqual([0, 1, 2]);
});

test('only the largest piece stays, with its labels; pieces that touch by an edge are apart', () => {
  // one slice:  1 0 0      after:  0 0 0
  //             0 2 1              0 2 1
  //             0 1 0              0 1 0
  expect([...largestComponent(Uint8Array.from([1, 0, 0, 0, 2, 1, 0, 1, 0]), [1, 3, 3])]).toEqual([
    0, 0, 0, 0, 2, 1, 0, 1, 0,
  ]);
});

test('pieces are joined across slices, and an empty map stays empty', () => {
  expect([...largestComponent(Uint8Array.from([1, 0, 1, 0, 0, 1]), [3, 1, 2])]).toEqual([1, 0, 1, 0, 0, 0]);
  expect([...largestComponent(new Uint8Array(4), [1, 2, 2])]).toEqual([0, 0, 0, 0]);
});

test('values are cut off at two given ones, and brought to a given mean and deviation', () => {
  expect([...clip(Float32Array.of(-2000, 40, 900), { low: -100, high: 300 })]).toEqual([-100, 40, 300]);
  expect([...standardise(Float32Array.of(10, 30), { mean: 20, deviation: 5 })]).toEqual([-2, 2]);
});

test('a tile read head, back, left has its first voxel where the head-most slice ends, and comes back as it was', () => {
  const patch = [2, 3, 1] as const; // R, A, S: voxel [r, a, s] is number r · 3 + a
  const tile = Float32Array.of(0, 1, 2, 3, 4, 5);
  const turned = toAxes(tile, patch, 'SPL');
  expect(patchInAxes(patch, 'SPL')).toEqual([1, 3, 2]);
  expect([...turned]).toEqual([5, 2, 4, 1, 3, 0]); // back to front, left to right: P and L run against A and R
  expect([...fromAxes(turned, patch, 'SPL')]).toEqual([...tile]);
});

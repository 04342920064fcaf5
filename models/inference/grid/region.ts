import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { gridFromPatient, gridOf, patientFromGrid, shapeOf, stepsOf } from './volume.ts';
import type { Triple, Volume } from './volume.ts';

/** A block of voxels of a larger grid: its first voxel and its size, storage order. */
export interface Region {
  readonly start: Triple;
  readonly shape: Triple;
}

const axes = [0, 1, 2] as const;

/** The eight outer corners of a grid (half a voxel beyond the centres), in its own storage order. */
function cornersOf(grid: VolumeGeometry): readonly Triple[] {
  const [s, r, c] = shapeOf(grid);
  return [-0.5, s - 0.5].flatMap((a) => [-0.5, r - 0.5].flatMap((b) => [-0.5, c - 0.5].map((d): Triple => [a, b, d])));
}

/**
 * The voxels of `geometry` that a crop needs or covers.
 *
 * @param crop    a grid in the same patient space.
 * @param margin  voxels added on every side, for interpolation.
 * @returns the block, cut to the image; sizes are 0 where the crop lies outside. Total.
 */
export function regionAround(geometry: VolumeGeometry, crop: VolumeGeometry, margin: number): Region {
  const shape = shapeOf(geometry);
  const corners = cornersOf(crop).map((at) => gridFromPatient(geometry, patientFromGrid(crop, at)));
  const bounds = axes.map((i) => {
    const along = corners.map((corner) => corner[i]);
    const low = Math.max(0, Math.ceil(Math.min(...along) - 1e-6) - margin);
    const high = Math.min(shape[i] - 1, Math.floor(Math.max(...along) + 1e-6) + margin);
    return { low, count: Math.max(0, high - low + 1) };
  });
  const pick = (i: 0 | 1 | 2) => bounds[i] ?? { low: 0, count: 0 };
  return {
    start: [pick(0).low, pick(1).low, pick(2).low],
    shape: [pick(0).count, pick(1).count, pick(2).count],
  };
}

/** The grid of a region; its voxels keep their patient positions. Total. */
export const regionGrid = (geometry: VolumeGeometry, { start, shape }: Region): VolumeGeometry =>
  gridOf(patientFromGrid(geometry, start), stepsOf(geometry), shape);

/** Visits every row of a region: where it begins in the whole, where in the region. */
function eachRow(whole: Triple, { start, shape }: Region, visit: (inWhole: number, inRegion: number) => void): void {
  for (let s = 0; s < shape[0]; s++)
    for (let r = 0; r < shape[1]; r++)
      visit(((start[0] + s) * whole[1] + start[1] + r) * whole[2] + start[2], (s * shape[1] + r) * shape[2]);
}

/** The voxels of a region with their place. Total for regions inside the volume. */
export function cutRegion({ voxels, geometry }: Volume, region: Region): Volume {
  const [slices, rows, columns] = region.shape;
  const cut = new Float32Array(slices * rows * columns);
  eachRow(shapeOf(geometry), region, (from, to) => cut.set(voxels.subarray(from, from + columns), to));
  return { voxels: cut, geometry: regionGrid(geometry, region) };
}

/**
 * Puts a region's labels back into an empty map of the whole grid.
 *
 * @param labels  one byte a voxel, storage order of the region. @param whole the whole grid's shape.
 * @returns one byte a voxel of the whole; 0 outside the region. Total.
 */
export function pasteRegion(labels: Uint8Array, region: Region, whole: Triple): Uint8Array {
  const map = new Uint8Array(whole[0] * whole[1] * whole[2]);
  eachRow(whole, region, (to, from) => map.set(labels.subarray(from, from + region.shape[2]), to));
  return map;
}

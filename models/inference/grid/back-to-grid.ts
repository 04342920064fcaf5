import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { subtract } from '../../imaging/geometry/vec3.ts';
import { sampler } from './sample.ts';
import { gridFromPatient, patientFromGrid, shapeOf } from './volume.ts';
import type { Triple } from './volume.ts';

/** Probabilities on a grid: `channels × voxels`, the channel slowest; channel 0 is background. */
export interface Maps {
  readonly values: Float32Array;
  readonly channels: number;
  readonly geometry: VolumeGeometry;
}

/** Steps through a crop's places as one walks a target grid: start, and one step along slice, row, column. */
function walk(crop: VolumeGeometry, target: VolumeGeometry): readonly [Triple, Triple, Triple, Triple] {
  const start = gridFromPatient(crop, target.origin);
  const step = (at: Triple): Triple => subtract(gridFromPatient(crop, patientFromGrid(target, at)), start);
  return [start, step([1, 0, 0]), step([0, 1, 0]), step([0, 0, 1])];
}

const inside = (at: Triple, shape: Triple): boolean =>
  at.every((value, i) => value >= -0.5 - 1e-6 && value <= (shape[i] ?? 0) - 0.5 + 1e-6);

/**
 * Carries probabilities from the network's grid to the image's own, so that the label is decided where it is shown and
 * counted. Linear between the network's voxels; every target voxel outside the crop is background.
 *
 * @param maps    on the crop's grid, which may be mirrored: positions go through the patient, so it needs no flag.
 * @param target  the image's own grid, or a region of it.
 * @returns `channels × target voxels`. Total.
 */
export function backToGrid({ values, channels, geometry }: Maps, target: VolumeGeometry): Float32Array {
  const shape = shapeOf(geometry);
  const voxels = values.length / channels;
  const [slices, rows, columns] = shapeOf(target);
  const [start, ds, dr, dc] = walk(geometry, target);
  const read = Array.from({ length: channels }, (_, channel) => sampler(values, shape, channel * voxels));
  const count = slices * rows * columns;
  const out = new Float32Array(channels * count).fill(1, 0, count);
  let to = 0;
  for (let s = 0; s < slices; s++)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++, to++) {
        const place = (i: 0 | 1 | 2): number => start[i] + s * ds[i] + r * dr[i] + c * dc[i];
        const at: Triple = [place(0), place(1), place(2)];
        if (inside(at, shape)) read.forEach((sample, channel) => (out[channel * count + to] = sample(...at)));
      }
  return out;
}

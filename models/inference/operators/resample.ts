import { z } from '../../base/schema.ts';
import type { VolumeGeometry } from '../../imaging/display-set.ts';
import { add, dot, length, scale } from '../../imaging/geometry/vec3.ts';
import type { Vec3 } from '../../imaging/geometry/vec3.ts';
import { boxSize } from '../grid/box.ts';
import type { Box } from '../grid/box.ts';
import { sampler } from '../grid/sample.ts';
import { gridFromPatient, gridOf, patientFromGrid, shapeOf, spacingOf, stepsOf } from '../grid/volume.ts';
import type { Triple, Volume } from '../grid/volume.ts';
import { rasDirections } from './reorient.ts';

/** Brings the image to the network's spacing, trilinear; cuts out the box when there is one. */
export const Resample = z.object({
  op: z.literal('resample'),
  spacingMm: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
  interpolation: z.literal('linear'),
});
export type Resample = z.infer<typeof Resample>;

const same = 1e-3; // mm: a spacing this close is left as it is, so that a grid already right stays untouched

/** Grid of a box along R, A, S: voxel centres lie half a step inside the edges. */
function gridInBox({ low, high }: Box, spacing: Triple): VolumeGeometry {
  const size = boxSize({ low, high });
  const count = (i: 0 | 1 | 2): number => Math.max(1, Math.round(size[i] / spacing[i]));
  const origin: Vec3 = [high[0] - spacing[0] / 2, high[1] - spacing[1] / 2, low[2] + spacing[2] / 2];
  const step = (i: 0 | 1 | 2): Vec3 => scale(rasDirections[i], spacing[i]);
  return gridOf(origin, [step(0), step(1), step(2)], [count(0), count(1), count(2)]);
}

/** Grid over a whole volume along its own axes: same centre, same extent to half a voxel. */
function gridOverVolume(geometry: VolumeGeometry, spacing: Triple): VolumeGeometry {
  const shape = shapeOf(geometry);
  const steps = stepsOf(geometry);
  const found = spacingOf(geometry);
  const fits = (i: 0 | 1 | 2): boolean => Math.abs(found[i] - spacing[i]) < same;
  const count = (i: 0 | 1 | 2): number =>
    fits(i) ? shape[i] : Math.max(1, Math.round((shape[i] * found[i]) / spacing[i]));
  const step = (i: 0 | 1 | 2): Vec3 => (fits(i) ? steps[i] : scale(steps[i], spacing[i] / length(steps[i])));
  const counts: Triple = [count(0), count(1), count(2)];
  const centre = patientFromGrid(geometry, [(shape[0] - 1) / 2, (shape[1] - 1) / 2, (shape[2] - 1) / 2]);
  const back = (i: 0 | 1 | 2): Vec3 => scale(step(i), -(counts[i] - 1) / 2);
  const origin = add(add(add(centre, back(0)), back(1)), back(2));
  return gridOf(origin, [step(0), step(1), step(2)], counts);
}

/**
 * The grid the network reads.
 *
 * @param geometry   of a volume whose array axes run R, A, S (`reorient`).
 * @param spacingMm  R, A, S.
 * @param box        LPS mm, or null for the whole volume. With a box the axes are the patient's own; without one they
 *                   stay those of the image, so that a grid already right is not interpolated.
 * @returns R, A, S storage order. Total.
 */
export const networkGrid = (geometry: VolumeGeometry, spacingMm: Triple, box: Box | null): VolumeGeometry =>
  box ? gridInBox(box, spacingMm) : gridOverVolume(geometry, spacingMm);

const isSameGrid = (a: VolumeGeometry, b: VolumeGeometry): boolean =>
  shapeOf(a).every((n, i) => n === shapeOf(b)[i]) &&
  [a.origin, ...stepsOf(a)].every((v, i) => {
    const other = [b.origin, ...stepsOf(b)][i] ?? v;
    const apart = add(v, scale(other, -1));
    return dot(apart, apart) < 1e-12;
  });

/**
 * Trilinear resampling through patient coordinates. Beyond the image the nearest voxel is repeated, the guard having
 * refused boxes that leave it by more than a little.
 *
 * @param volume  any grid. @param grid where values are wanted.
 * @returns a volume on `grid`; the volume itself when the grids agree. Total.
 */
export function resampleTo(volume: Volume, grid: VolumeGeometry): Volume {
  if (isSameGrid(volume.geometry, grid)) return volume;
  const start = gridFromPatient(volume.geometry, grid.origin);
  const direction = (step: Vec3): Triple => {
    const end = gridFromPatient(volume.geometry, add(grid.origin, step));
    return [end[0] - start[0], end[1] - start[1], end[2] - start[2]];
  };
  const [slices, rows, columns] = shapeOf(grid);
  const [ds, dr, dc] = [direction(grid.slice), direction(grid.row), direction(grid.column)];
  const at = sampler(volume.voxels, shapeOf(volume.geometry));
  const voxels = new Float32Array(slices * rows * columns);
  let to = 0;
  for (let s = 0; s < slices; s++)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        voxels[to++] = at(
          start[0] + s * ds[0] + r * dr[0] + c * dc[0],
          start[1] + s * ds[1] + r * dr[1] + c * dc[1],
          start[2] + s * ds[2] + r * dr[2] + c * dc[2],
        );
  return { voxels, geometry: grid };
}

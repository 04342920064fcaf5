import type { VolumeGeometry } from '../display-set.ts';
import { into } from '../view/view-plane.ts';
import type { ViewPlane } from '../view/view-plane.ts';
import { cutBox } from './cut-box.ts';
import { patientFromVoxel, voxelFromPatient } from './patient-from-voxel.ts';
import { dot } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** Slices next to each other that no image gave. */
export interface Gap {
  readonly images: number;
  /** Where the view cuts it: three to six places (mm, LPS) in no order. */
  readonly points: readonly Vec3[];
}

/**
 * Where a view cuts the places of images that were not received, from half a slice before the first to half a slice after
 * the last: what is shown there was filled in, not taken.
 *
 * @param missing  slice indices, ascending. @returns gaps that the view meets. Total.
 */
export function cutGaps(volume: VolumeGeometry, missing: readonly number[], view: ViewPlane): readonly Gap[] {
  const normal = into(view);
  // In voxels the volume is a box along the axes; how a plane lies there is told by its slope along each of them.
  const plane = {
    point: voxelFromPatient(volume, view.center),
    normal: [dot(normal, volume.column), dot(normal, volume.row), dot(normal, volume.slice)] as const,
  };
  const { columns, rows } = volume.shape;
  return runsOf(missing).flatMap(([first, last]) => {
    const low: Vec3 = [-0.5, -0.5, first - 0.5];
    const high: Vec3 = [columns - 0.5, rows - 0.5, last + 0.5];
    const points = cutBox({ low, high }, plane).map((voxel) => patientFromVoxel(volume, voxel));
    return points.length > 0 ? [{ images: last - first + 1, points }] : [];
  });
}

function runsOf(indices: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

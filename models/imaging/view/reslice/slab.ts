import type { VolumeGeometry } from '../../display-set.ts';
import { voxelFromPatient, voxelsPerMm } from '../../geometry/patient-from-voxel.ts';
import { cross, dot, length, scale } from '../../geometry/vec3.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { screenFromPatient, into } from '../view-plane.ts';
import type { Size, ViewPlane } from '../view-plane.ts';
import { voxelAlong, voxelSteps } from '../voxel-step.ts';
import type { ScreenGrid, VoxelSteps } from '../voxel-step.ts';

/** What of the samples through a slab is shown: the highest (MIP), the lowest (MinIP) or their mean. */
export type SlabMode = 'highest' | 'lowest' | 'mean';

/** A thick plane: all that lies within half its thickness before and behind the plane. */
export interface Slab {
  readonly thicknessMm: number;
  readonly mode: SlabMode;
}

/** Thicknesses a slab is stepped through, mm. */
export const slabSteps = [2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200] as const;

/** The next thickness of `slabSteps` above (`by` 1) or below (−1), mm; undefined beyond the ends. Total. */
export const nextSlabStep = (thicknessMm: number, by: 1 | -1): number | undefined =>
  by > 0
    ? slabSteps.find((step) => step > thicknessMm + 1e-9)
    : slabSteps.findLast((step) => step < thicknessMm - 1e-9);

/**
 * Where a slab is sampled: distances from the plane along its normal, one voxel apart, within half the thickness.
 * Where the plane runs along the volume's axes they fall on the voxels' middles, so that no voxel is halved.
 *
 * @returns mm, positive behind the screen, ascending; `[0]` for one voxel's thickness or less. Total.
 */
export function slabDepths(volume: VolumeGeometry, view: ViewPlane, thicknessMm: number): readonly number[] {
  const step = voxelAlong(volume, into(view));
  if (thicknessMm <= step) return [0];
  const shift = toVoxelMiddle(volume, view);
  const half = thicknessMm / 2 + 1e-6;
  const first = Math.ceil((-half - shift) / step);
  const last = Math.floor((half - shift) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => shift + (first + i) * step);
}

/** Millimetres to the nearest layer of voxel middles along the normal; 0 for a plane oblique to the volume. */
function toVoxelMiddle(volume: VolumeGeometry, view: ViewPlane): number {
  const normal = into(view);
  const at = voxelFromPatient(volume, view.center);
  for (const [axis, towards] of voxelsPerMm(volume).entries()) {
    if (length(cross(towards, normal)) > 1e-6 * length(towards)) continue;
    const place = at[axis] ?? 0;
    return (Math.round(place) - place) / dot(towards, normal);
  }
  return 0;
}

/** What a slab's picture is computed from. */
export interface SlabJob {
  readonly shape: VolumeGeometry['shape'];
  readonly steps: VoxelSteps; // of the plane in the middle
  readonly depths: readonly Vec3[]; // voxels from there to each sampled plane
  readonly width: number;
  readonly height: number;
  readonly mode: SlabMode;
}

/** A viewport and the slab it is to show. */
export interface SlabWish {
  readonly size: Size;
  readonly pixelRatio: number;
  readonly slab: Slab;
}

/** The work a slab in a view makes, and where on screen its samples lie. Total for a viewport larger than 0. */
export function planSlab(
  volume: VolumeGeometry,
  view: ViewPlane,
  { size, pixelRatio, slab }: SlabWish,
): { readonly job: SlabJob; readonly grid: ScreenGrid } {
  const { grid, width, height } = gridOver(volume, view, { size, pixelRatio });
  const normal = into(view);
  const [toColumn, toRow, toSlice] = voxelsPerMm(volume);
  const perMm: Vec3 = [dot(normal, toColumn), dot(normal, toRow), dot(normal, toSlice)];
  const depths = slabDepths(volume, view, slab.thicknessMm).map((mm) => scale(perMm, mm));
  const steps = voxelSteps(volume, view, { size, grid });
  return { job: { shape: volume.shape, steps, depths, width, height, mode: slab.mode }, grid };
}

/** Samples over a viewport, one more on each side. */
interface SlabGrid {
  readonly grid: ScreenGrid;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a slab is sampled on screen: once a voxel where it runs along them, so that none is missed and none is halved;
 * else every half voxel, no finer than the screen. What is shown between samples is drawn, not computed.
 */
function gridOver(
  volume: VolumeGeometry,
  view: ViewPlane,
  { size, pixelRatio }: { readonly size: Size; readonly pixelRatio: number },
): SlabGrid {
  const [x, y] = screenFromPatient(view, size, volume.origin);
  const isAlong = [view.right, view.down].every((direction) =>
    [volume.column, volume.row, volume.slice].some((axis) => Math.abs(dot(axis, direction)) > 0.999_999 * length(axis)),
  );
  const stepOf = (direction: Vec3): number =>
    isAlong
      ? voxelAlong(volume, direction) / view.mmPerPixel
      : Math.max(1 / pixelRatio, voxelAlong(volume, direction) / view.mmPerPixel / 2);
  const [stepX, stepY] = [stepOf(view.right), stepOf(view.down)];
  const left = x - (Math.floor(x / stepX) + 1) * stepX;
  const top = y - (Math.floor(y / stepY) + 1) * stepY;
  const width = Math.ceil((size.width - left) / stepX) + 1;
  const height = Math.ceil((size.height - top) / stepY) + 1;
  return { grid: { left, top, stepX, stepY }, width, height };
}

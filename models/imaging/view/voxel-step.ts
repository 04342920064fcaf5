import type { VolumeGeometry } from '../display-set.ts';
import { voxelFromPatient, voxelsPerMm } from '../geometry/patient-from-voxel.ts';
import { dot, scale } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import { patientFromScreen } from './view-plane.ts';
import type { Size, ViewPlane } from './view-plane.ts';

/** How voxels run over a grid of samples in a view: the voxel at sample [0, 0] and the step per sample. */
export interface VoxelSteps {
  readonly start: Vec3;
  readonly alongX: Vec3;
  readonly alongY: Vec3;
}

/** A grid of samples laid over a viewport: its first sample's middle and the steps between samples, screen pixels. */
export interface ScreenGrid {
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** Voxel coordinates of the samples of a grid: sample `[i, j]` lies at `start + i·alongX + j·alongY`. Total. */
export function voxelSteps(
  volume: VolumeGeometry,
  view: ViewPlane,
  { size, grid }: { readonly size: Size; readonly grid: ScreenGrid },
): VoxelSteps {
  const [toColumn, toRow, toSlice] = voxelsPerMm(volume);
  const start = voxelFromPatient(volume, patientFromScreen(view, size, [grid.left, grid.top]));
  const along = (direction: Vec3, step: number): Vec3 => {
    const mm = scale(direction, view.mmPerPixel * step);
    return [dot(mm, toColumn), dot(mm, toRow), dot(mm, toSlice)];
  };
  return { start, alongX: along(view.right, grid.stepX), alongY: along(view.down, grid.stepY) };
}

/** The whole numbers `i` in `[0, count)` for which `start + i·step` lies in `[low, high]`: first and one past the last. Total. */
export function insideRange(
  start: number,
  step: number,
  { low, high, count }: { readonly low: number; readonly high: number; readonly count: number },
): readonly [number, number] {
  if (Math.abs(step) < 1e-12) return start >= low && start <= high ? [0, count] : [0, 0];
  const ends = [(low - start) / step, (high - start) / step];
  const first = Math.max(0, Math.ceil(Math.min(...ends)));
  const last = Math.min(count - 1, Math.floor(Math.max(...ends)));
  return last < first ? [0, 0] : [first, last + 1];
}

/** Millimetres of one voxel along a direction (unit vector, LPS): of the volume's axis nearest to it. Total. */
export const voxelAlong = ({ column, row, slice }: VolumeGeometry, direction: Vec3): number =>
  Math.max(...[column, row, slice].map((axis) => Math.abs(dot(axis, direction))));

import type { VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { samplesInside } from '../reslice/sample-row.ts';
import { volumeCorners } from '../../geometry/patient-from-voxel.ts';
import { depthOf, screenFromPatient } from '../view-plane.ts';
import type { Size, ViewPlane } from '../view-plane.ts';
import { voxelAlong, voxelSteps } from '../voxel-step.ts';
import type { ScreenGrid } from '../voxel-step.ts';

/** A label map on its own grid: one byte a voxel, slice, row, column. */
export interface LabelMap {
  readonly grid: VolumeGeometry;
  readonly labels: Uint8Array;
}

/** The labels a view cuts, on a grid of screen samples with a margin of one empty sample all round. */
export interface LabelSlice {
  readonly grid: ScreenGrid;
  readonly width: number;
  readonly height: number;
  readonly labels: Uint8Array; // row after row
}

/**
 * The label map as a view cuts it, one sample a voxel: where the view runs along the map's axes the samples are its
 * voxels; elsewhere the nearest voxel counts. No smoothing.
 *
 * @returns undefined when the view does not cut the map's grid. Total.
 */
export function sampleLabels(map: LabelMap, view: ViewPlane, size: Size): LabelSlice | undefined {
  const box = screenBox(map.grid, view, size);
  if (!box) return undefined;
  const grid = samplesOver(box, map.grid, { view, size });
  const width = Math.ceil((box.right - grid.left) / grid.stepX) + 2;
  const height = Math.ceil((box.bottom - grid.top) / grid.stepY) + 2;
  const { start, alongX, alongY } = voxelSteps(map.grid, view, { size, grid });
  const labels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const at: Vec3 = [start[0] + y * alongY[0], start[1] + y * alongY[1], start[2] + y * alongY[2]];
    const [first, end] = samplesInside(map.grid.shape, at, { step: alongX, count: width });
    for (let x = first; x < end; x++) labels[y * width + x] = labelAt(map, at, { step: alongX, x });
  }
  return { grid, width, height, labels };
}

function labelAt(
  { grid, labels }: LabelMap,
  at: Vec3,
  { step, x }: { readonly step: Vec3; readonly x: number },
): number {
  const { columns, rows, slices } = grid.shape;
  const column = Math.min(Math.max(Math.round(at[0] + x * step[0]), 0), columns - 1);
  const row = Math.min(Math.max(Math.round(at[1] + x * step[1]), 0), rows - 1);
  const slice = Math.min(Math.max(Math.round(at[2] + x * step[2]), 0), slices - 1);
  return labels[(slice * rows + row) * columns + column] ?? 0;
}

/** Samples in step with the voxels, from just before the box; the corner voxel's centre is one of them. */
function samplesOver(
  box: Box,
  volume: VolumeGeometry,
  { view, size }: { readonly view: ViewPlane; readonly size: Size },
): ScreenGrid {
  const [x, y] = screenFromPatient(view, size, volume.origin);
  const stepX = voxelAlong(volume, view.right) / view.mmPerPixel;
  const stepY = voxelAlong(volume, view.down) / view.mmPerPixel;
  const left = x + (Math.ceil((box.left - x) / stepX) - 1) * stepX;
  const top = y + (Math.ceil((box.top - y) / stepY) - 1) * stepY;
  return { left, top, stepX, stepY };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a grid lies on screen, cut to the viewport; undefined when the plane or the viewport misses it. */
function screenBox(grid: VolumeGeometry, view: ViewPlane, size: Size): Box | undefined {
  const corners = volumeCorners(grid);
  const depths = corners.map((corner) => depthOf(view, corner));
  if (Math.min(...depths) > 0 || Math.max(...depths) < 0) return undefined;
  const points = corners.map((corner) => screenFromPatient(view, size, corner));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = {
    left: Math.max(Math.min(...xs), 0),
    top: Math.max(Math.min(...ys), 0),
    right: Math.min(Math.max(...xs), size.width),
    bottom: Math.min(Math.max(...ys), size.height),
  };
  return box.left < box.right && box.top < box.bottom ? box : undefined;
}

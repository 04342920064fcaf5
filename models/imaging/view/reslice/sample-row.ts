import type { VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { insideRange } from '../voxel-step.ts';

/** Values of a volume: slice, row, column. */
export type Voxels = Int16Array | Uint16Array | Uint8Array | Float32Array;
type Shape = VolumeGeometry['shape'];

/** Which samples of a row lie in the volume, borders half a voxel beyond the outer centres. Total. */
export const samplesInside = (
  shape: Shape,
  start: Vec3,
  { step, count }: { readonly step: Vec3; readonly count: number },
): readonly [number, number] => samplesWithin(shape, start, { step, count, from: -0.5, beyond: -0.5 });

interface Reach {
  readonly step: Vec3;
  readonly count: number;
  readonly from: number; // lowest voxel coordinate
  readonly beyond: number; // highest, counted from the number of voxels
}

function samplesWithin(shape: Shape, start: Vec3, { step, count, from, beyond }: Reach): readonly [number, number] {
  const sizes = [shape.columns, shape.rows, shape.slices];
  let [first, end] = [0, count];
  for (const axis of [0, 1, 2] as const) {
    const limits = { low: from, high: (sizes[axis] ?? 0) + beyond, count };
    const range = insideRange(start[axis], step[axis], limits);
    first = Math.max(first, range[0]);
    end = Math.min(end, range[1]);
  }
  return [first, Math.max(first, end)];
}

/** Samples `first` to before `end` of a row: sample `x` lies at voxel `start + x·step`. */
export interface SampleRow {
  readonly shape: Shape;
  readonly start: Vec3; // voxel [column, row, slice]
  readonly step: Vec3; // voxels a sample
  readonly first: number;
  readonly end: number;
}

/**
 * The values of a row of samples: trilinear between voxel centres, nearest within half a voxel of the border.
 *
 * @param row  its samples lie in the volume, as `samplesInside` tells. @param out `out[x]` for `first ≤ x < end` is
 *   overwritten, in the unit of `voxels`. Total.
 */
export function sampleRow(voxels: Voxels, row: SampleRow, out: Float64Array): void {
  const { shape, step, first, end } = row;
  if (isOnVoxels(row)) return readVoxels(voxels, row, out);
  // Where all eight neighbours exist the fast loop runs; the rim, half a voxel to one voxel wide, goes slowly.
  const start = heldInside(row);
  const deep = samplesWithin(shape, start, { step, count: end, from: 0, beyond: -1 - hair });
  const from = Math.min(Math.max(deep[0], first), end);
  const to = Math.max(deep[1], from);
  sampleRim(voxels, { ...row, end: from }, out);
  sampleDeep(voxels, { ...row, start, first: from, end: to }, out);
  sampleRim(voxels, { ...row, first: to }, out);
}

const hair = 1e-6; // of a voxel

/** Every sample falls on the middle of a voxel: nothing lies between to be weighed. */
function isOnVoxels({ start, step, end }: SampleRow): boolean {
  const isWhole = (value: number, within: number): boolean => Math.abs(value - Math.round(value)) <= within;
  return start.every((at) => isWhole(at, hair)) && step.every((by) => isWhole(by, hair / Math.max(end, 1)));
}

function readVoxels(voxels: Voxels, { shape, start, step, first, end }: SampleRow, out: Float64Array): void {
  const { columns, rows } = shape;
  const indexOf = ([column, row, slice]: Vec3): number =>
    (Math.round(slice) * rows + Math.round(row)) * columns + Math.round(column);
  const by = indexOf(step);
  let at = indexOf(start) + first * by;
  for (let x = first; x < end; x++) {
    out[x] = voxels[at] ?? 0;
    at += by;
  }
}

/** A row that runs within the rim along an axis is moved onto the outer centres there: the same values, read fast. */
function heldInside({ shape, start, step }: SampleRow): Vec3 {
  const held = (axis: 0 | 1 | 2, size: number): number =>
    Math.abs(step[axis]) > 1e-12 ? start[axis] : Math.min(Math.max(start[axis], 0), size - 1 - 2 * hair);
  return [held(0, shape.columns), held(1, shape.rows), held(2, shape.slices)];
}

// The innermost loop of the viewer: plain numbers, everything inline; four to five times as fast as the rim's.
function sampleDeep(voxels: Voxels, { shape, start, step, first, end }: SampleRow, out: Float64Array): void {
  const down = shape.columns;
  const back = shape.columns * shape.rows;
  const across = back + down;
  let c = start[0] + first * step[0];
  let r = start[1] + first * step[1];
  let s = start[2] + first * step[2];
  const dc = step[0];
  const dr = step[1];
  const ds = step[2];
  for (let x = first; x < end; x++) {
    const ci = c | 0;
    const ri = r | 0;
    const si = s | 0;
    const fc = c - ci;
    const fr = r - ri;
    const a = si * back + ri * down + ci;
    const v0 = voxels[a] ?? 0;
    const v1 = voxels[a + down] ?? 0;
    const v2 = voxels[a + back] ?? 0;
    const v3 = voxels[a + across] ?? 0;
    const near0 = v0 + ((voxels[a + 1] ?? 0) - v0) * fc;
    const near1 = v1 + ((voxels[a + down + 1] ?? 0) - v1) * fc;
    const far0 = v2 + ((voxels[a + back + 1] ?? 0) - v2) * fc;
    const far1 = v3 + ((voxels[a + across + 1] ?? 0) - v3) * fc;
    const near = near0 + (near1 - near0) * fr;
    const far = far0 + (far1 - far0) * fr;
    out[x] = near + (far - near) * (s - si);
    c += dc;
    r += dr;
    s += ds;
  }
}

/** The same with every neighbour held to the volume. */
function sampleRim(voxels: Voxels, { shape, start, step, first, end }: SampleRow, out: Float64Array): void {
  const [lastColumn, lastRow, lastSlice] = [shape.columns - 1, shape.rows - 1, shape.slices - 1];
  for (let x = first; x < end; x++) {
    const c = Math.min(Math.max(start[0] + x * step[0], 0), lastColumn);
    const r = Math.min(Math.max(start[1] + x * step[1], 0), lastRow);
    const s = Math.min(Math.max(start[2] + x * step[2], 0), lastSlice);
    const ci = Math.trunc(c);
    const ri = Math.trunc(r);
    const si = Math.trunc(s);
    const nextColumn = ci < lastColumn ? 1 : 0;
    const nextRow = ri < lastRow ? shape.columns : 0;
    const nextSlice = si < lastSlice ? shape.columns * shape.rows : 0;
    const a = (si * shape.rows + ri) * shape.columns + ci;
    const along = (from: number): number => {
      const value = voxels[from] ?? 0;
      return value + ((voxels[from + nextColumn] ?? 0) - value) * (c - ci);
    };
    const near = along(a) + (along(a + nextRow) - along(a)) * (r - ri);
    const far = along(a + nextSlice) + (along(a + nextSlice + nextRow) - along(a + nextSlice)) * (r - ri);
    out[x] = near + (far - near) * (s - si);
  }
}

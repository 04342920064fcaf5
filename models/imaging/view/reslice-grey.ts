import type { Voi, VolumeGeometry } from '../display-set.ts';
import type { Vec3 } from '../geometry/vec3.ts';
import { insideRange } from './voxel-step.ts';
import type { VoxelSteps } from './voxel-step.ts';

export type Voxels = Int16Array | Uint16Array | Uint8Array | Float32Array;
type Shape = VolumeGeometry['shape'];

/** How a value becomes a grey level. */
export interface GreyScale {
  readonly voi: Pick<Voi, 'width' | 'center'>;
  readonly isInverted: boolean;
}

/**
 * The linear window as a line: `grey = value·factor + offset`, to be clamped to 0 … 255 and rounded.
 *
 * @source  DICOM PS3.3 C.11.2.1.2.1. Total; a width of 1 or less is a step.
 */
export function greyLine({ voi, isInverted }: GreyScale): { readonly factor: number; readonly offset: number } {
  const factor = 255 / Math.max(voi.width - 1, 1e-6);
  const offset = 127.5 - (voi.center - 0.5) * factor;
  return isInverted ? { factor: -factor, offset: 255 - offset } : { factor, offset };
}

/** What is drawn, and onto which samples. */
export interface ResliceJob {
  readonly shape: Shape;
  readonly steps: VoxelSteps;
  readonly width: number;
  readonly height: number;
  readonly grey: GreyScale;
}

/**
 * Draws a plane through a volume: trilinear between voxel centres, nearest within half a voxel of the border, black
 * outside; then the linear window.
 *
 * @param voxels  slice, row, column. @param out overwritten: `width × height` pixels, row after row, bytes R G B A.
 */
export function resliceGrey(voxels: Voxels, job: ResliceJob, out: Uint32Array): void {
  const { shape, steps, width, height } = job;
  const line = greyLine(job.grey);
  out.fill(0xff000000);
  for (let y = 0; y < height; y++) {
    const start: Vec3 = [
      steps.start[0] + y * steps.alongY[0],
      steps.start[1] + y * steps.alongY[1],
      steps.start[2] + y * steps.alongY[2],
    ];
    const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
    drawRow(
      voxels,
      { shape, start, step: steps.alongX, first, end, ...line },
      out.subarray(y * width, y * width + width),
    );
  }
}

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

interface Row {
  readonly shape: Shape;
  readonly start: Vec3;
  readonly step: Vec3;
  readonly first: number;
  readonly end: number;
  readonly factor: number;
  readonly offset: number;
}

/** Where all eight neighbours exist the fast loop runs; the rim, half a voxel to one voxel wide, goes slowly. */
function drawRow(voxels: Voxels, row: Row, out: Uint32Array): void {
  const { shape, step, first, end } = row;
  const start = heldInside(row);
  const deep = samplesWithin(shape, start, { step, count: end, from: 0, beyond: -1 - hair });
  const from = Math.min(Math.max(deep[0], first), end);
  const to = Math.max(deep[1], from);
  drawRim(voxels, { ...row, end: from }, out);
  drawDeep(voxels, { ...row, start, first: from, end: to }, out);
  drawRim(voxels, { ...row, first: to }, out);
}

const hair = 1e-6; // of a voxel

/** A row that runs within the rim along an axis is moved onto the outer centres there: the same values, drawn fast. */
function heldInside({ shape, start, step }: Row): Vec3 {
  const held = (axis: 0 | 1 | 2, size: number): number =>
    Math.abs(step[axis]) > 1e-12 ? start[axis] : Math.min(Math.max(start[axis], 0), size - 1 - 2 * hair);
  return [held(0, shape.columns), held(1, shape.rows), held(2, shape.slices)];
}

// The innermost loop of the viewer: plain numbers, everything inline; four to five times as fast as the rim's.
function drawDeep(voxels: Voxels, { shape, start, step, first, end, factor, offset }: Row, out: Uint32Array): void {
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
    const level = (near + (far - near) * (s - si)) * factor + offset;
    const shade = level < 0 ? 0 : level > 255 ? 255 : (level + 0.5) | 0;
    out[x] = 0xff000000 | (shade * 0x010101);
    c += dc;
    r += dr;
    s += ds;
  }
}

/** The same with every neighbour held to the volume. */
function drawRim(voxels: Voxels, { shape, start, step, first, end, factor, offset }: Row, out: Uint32Array): void {
  const sizes = [shape.columns, shape.rows, shape.slices];
  const strides = [1, shape.columns, shape.columns * shape.rows];
  for (let x = first; x < end; x++) {
    let value = 0;
    const places = start.map((from, axis) =>
      Math.min(Math.max(from + x * (step[axis] ?? 0), 0), (sizes[axis] ?? 1) - 1),
    );
    for (let corner = 0; corner < 8; corner++) {
      let weight = 1;
      let at = 0;
      for (const [axis, place] of places.entries()) {
        const isNext = ((corner >> axis) & 1) === 1;
        const share = place - Math.trunc(place);
        weight *= isNext ? share : 1 - share;
        at += Math.min(Math.trunc(place) + (isNext ? 1 : 0), (sizes[axis] ?? 1) - 1) * (strides[axis] ?? 0);
      }
      if (weight > 0) value += weight * (voxels[at] ?? 0);
    }
    const level = Math.min(Math.max(value * factor + offset, 0), 255);
    out[x] = 0xff000000 | (Math.trunc(level + 0.5) * 0x010101);
  }
}

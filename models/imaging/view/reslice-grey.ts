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
export function samplesInside(
  shape: Shape,
  start: Vec3,
  { step, count }: { readonly step: Vec3; readonly count: number },
): readonly [number, number] {
  const sizes = [shape.columns, shape.rows, shape.slices];
  let [first, end] = [0, count];
  for (const axis of [0, 1, 2] as const) {
    const range = insideRange(start[axis], step[axis], { low: -0.5, high: (sizes[axis] ?? 0) - 0.5, count });
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

// The innermost loop of the viewer: everything inline, no objects.
function drawRow(voxels: Voxels, { shape, start, step, first, end, factor, offset }: Row, out: Uint32Array): void {
  const [lastC, lastR, lastS] = [shape.columns - 1, shape.rows - 1, shape.slices - 1];
  const down = shape.columns;
  const back = shape.columns * shape.rows;
  const [c0, r0, s0] = start;
  const [dc, dr, ds] = step;
  for (let x = first; x < end; x++) {
    const c = Math.min(Math.max(c0 + x * dc, 0), lastC);
    const r = Math.min(Math.max(r0 + x * dr, 0), lastR);
    const s = Math.min(Math.max(s0 + x * ds, 0), lastS);
    const [ci, ri, si] = [Math.trunc(c), Math.trunc(r), Math.trunc(s)];
    const a = si * back + ri * down + ci;
    const b = ri < lastR ? a + down : a;
    const right = ci < lastC ? 1 : 0;
    const behind = si < lastS ? back : 0;
    const [fc, fr, fs] = [c - ci, r - ri, s - si];
    const near = mix(
      mix(voxels[a] ?? 0, voxels[a + right] ?? 0, fc),
      mix(voxels[b] ?? 0, voxels[b + right] ?? 0, fc),
      fr,
    );
    const [p, q] = [a + behind, b + behind];
    const far = mix(
      mix(voxels[p] ?? 0, voxels[p + right] ?? 0, fc),
      mix(voxels[q] ?? 0, voxels[q + right] ?? 0, fc),
      fr,
    );
    const level = Math.min(Math.max(mix(near, far, fs) * factor + offset, 0), 255);
    out[x] = 0xff000000 | (Math.trunc(level + 0.5) * 0x010101);
  }
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

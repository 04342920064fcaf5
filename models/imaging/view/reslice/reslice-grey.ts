import type { Voi, VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { shownLevel } from '../../voi.ts';
import type { VoxelSteps } from '../voxel-step.ts';
import { sampleRow, samplesInside } from './sample-row.ts';
import type { Voxels } from './sample-row.ts';

/** How a value becomes a grey level. */
export interface GreyScale {
  readonly voi: Pick<Voi, 'width' | 'center' | 'function'>; // linear, or a sigmoid
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

/**
 * Values as opaque greys through a window; a value that is no number is black in either direction.
 *
 * @param values  at least as many as `out`. @param out overwritten: bytes R G B A.
 * @source  DICOM PS3.3 C.11.2.1.2.1, C.11.2.1.3.1. Total.
 */
export function shadeValues(values: Float64Array | Float32Array, grey: GreyScale, out: Uint32Array): void {
  if (grey.voi.function === 'sigmoid') return shadeCurved(values, grey, out);
  const { factor, offset } = greyLine(grey);
  for (let i = 0; i < out.length; i++) {
    const level = (values[i] ?? 0) * factor + offset;
    const shade = level > 255 ? 255 : level > 0 ? (level + 0.5) | 0 : 0; // NaN is not above 0
    out[i] = 0xff000000 | (shade * 0x010101);
  }
}

function shadeCurved(values: Float64Array | Float32Array, { voi, isInverted }: GreyScale, out: Uint32Array): void {
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    const level = shownLevel(value, voi);
    const shade = Number.isNaN(value) ? 0 : ((isInverted ? 255 - level : level) + 0.5) | 0;
    out[i] = 0xff000000 | (shade * 0x010101);
  }
}

/** What is drawn, and onto which samples. */
export interface ResliceJob {
  readonly shape: VolumeGeometry['shape'];
  readonly steps: VoxelSteps;
  readonly width: number;
  readonly height: number;
  readonly grey: GreyScale;
}

/**
 * Draws a plane through a volume: sampled as `sampleRow` does, black outside; then the window.
 *
 * @param voxels  slice, row, column. @param out overwritten: `width × height` pixels, row after row, bytes R G B A.
 */
export function resliceGrey(voxels: Voxels, job: ResliceJob, out: Uint32Array): void {
  const { shape, steps, width, height } = job;
  const values = new Float64Array(width);
  out.fill(0xff000000);
  for (let y = 0; y < height; y++) {
    const start: Vec3 = [
      steps.start[0] + y * steps.alongY[0],
      steps.start[1] + y * steps.alongY[1],
      steps.start[2] + y * steps.alongY[2],
    ];
    const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
    sampleRow(voxels, { shape, start, step: steps.alongX, first, end }, values);
    shadeValues(values.subarray(first, end), job.grey, out.subarray(y * width + first, y * width + end));
  }
}

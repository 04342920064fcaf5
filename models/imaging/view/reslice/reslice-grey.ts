import type { Voi, VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import type { VoxelSteps } from '../voxel-step.ts';
import { sampleRow, samplesInside } from './sample-row.ts';
import type { Voxels } from './sample-row.ts';

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
  readonly shape: VolumeGeometry['shape'];
  readonly steps: VoxelSteps;
  readonly width: number;
  readonly height: number;
  readonly grey: GreyScale;
}

/**
 * Draws a plane through a volume: sampled as `sampleRow` does, black outside; then the linear window.
 *
 * @param voxels  slice, row, column. @param out overwritten: `width × height` pixels, row after row, bytes R G B A.
 */
export function resliceGrey(voxels: Voxels, job: ResliceJob, out: Uint32Array): void {
  const { shape, steps, width, height } = job;
  const { factor, offset } = greyLine(job.grey);
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
    const row = out.subarray(y * width, y * width + width);
    for (let x = first; x < end; x++) {
      const level = (values[x] ?? 0) * factor + offset;
      const shade = level < 0 ? 0 : level > 255 ? 255 : (level + 0.5) | 0;
      row[x] = 0xff000000 | (shade * 0x010101);
    }
  }
}

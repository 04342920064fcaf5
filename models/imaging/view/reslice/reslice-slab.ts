import type { Vec3 } from '../../geometry/vec3.ts';
import { sampleRow, samplesInside } from './sample-row.ts';
import type { Voxels } from './sample-row.ts';
import type { SlabJob, SlabMode } from './slab.ts';

/**
 * A slab through a volume seen along its normal: of the samples behind each other that lie in the volume the highest,
 * the lowest or the mean. What lies outside the volume counts for nothing.
 *
 * @param voxels  slice, row, column. @returns `width × height` values, row after row, in the unit of `voxels`; NaN where
 *   no sample lies in the volume. Total.
 */
export function resliceSlab(voxels: Voxels, job: SlabJob): Float32Array<ArrayBuffer> {
  const { shape, steps, depths, width, height, mode } = job;
  const out = new Float32Array(width * height);
  const taken = new Float64Array(width);
  const counts = new Float64Array(width);
  const values = new Float64Array(width);
  const take = takers[mode];
  for (let y = 0; y < height; y++) {
    counts.fill(0);
    for (const depth of depths) {
      const start: Vec3 = [
        steps.start[0] + y * steps.alongY[0] + depth[0],
        steps.start[1] + y * steps.alongY[1] + depth[1],
        steps.start[2] + y * steps.alongY[2] + depth[2],
      ];
      const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
      sampleRow(voxels, { shape, start, step: steps.alongX, first, end }, values);
      take({ values, taken, counts }, first, end);
    }
    const row = out.subarray(y * width, y * width + width);
    for (let x = 0; x < width; x++) {
      const count = counts[x] ?? 0;
      row[x] = count === 0 ? NaN : mode === 'mean' ? (taken[x] ?? 0) / count : (taken[x] ?? 0);
    }
  }
  return out;
}

interface Rows {
  readonly values: Float64Array; // of one plane
  readonly taken: Float64Array; // of the planes before
  readonly counts: Float64Array; // how many of them lay in the volume
}
type Take = (rows: Rows, first: number, end: number) => void;

const takers: Readonly<Record<SlabMode, Take>> = {
  highest: ({ values, taken, counts }, first, end) => {
    for (let x = first; x < end; x++) {
      const value = values[x] ?? 0;
      if (counts[x] === 0 || value > (taken[x] ?? 0)) taken[x] = value;
      counts[x] = 1;
    }
  },
  lowest: ({ values, taken, counts }, first, end) => {
    for (let x = first; x < end; x++) {
      const value = values[x] ?? 0;
      if (counts[x] === 0 || value < (taken[x] ?? 0)) taken[x] = value;
      counts[x] = 1;
    }
  },
  mean: ({ values, taken, counts }, first, end) => {
    for (let x = first; x < end; x++) {
      taken[x] = (counts[x] === 0 ? 0 : (taken[x] ?? 0)) + (values[x] ?? 0);
      counts[x] = (counts[x] ?? 0) + 1;
    }
  },
};

import type { Vec3 } from '../../geometry/vec3.ts';
import { sampleRow, samplesInside } from '../reslice/sample-row.ts';
import type { Voxels } from '../reslice/sample-row.ts';
import type { SlabJob } from '../reslice/slab.ts';

/**
 * How deep each line of sight meets the first sample that is at least `threshold`, between samples by a straight line.
 *
 * @param job  its depths from the reader on, evenly spaced. @returns depths as fractions of an index into `job.depths`,
 *   row after row; NaN where nothing is met. Total.
 */
export function firstHit(voxels: Voxels, job: Omit<SlabJob, 'mode'>, threshold: number): Float32Array {
  const { shape, steps, depths, width, height } = job;
  const out = new Float32Array(width * height).fill(NaN);
  const values = new Float64Array(width);
  const before = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const row = out.subarray(y * width, y * width + width);
    before.fill(NaN);
    for (const [index, depth] of depths.entries()) {
      const start: Vec3 = [
        steps.start[0] + y * steps.alongY[0] + depth[0],
        steps.start[1] + y * steps.alongY[1] + depth[1],
        steps.start[2] + y * steps.alongY[2] + depth[2],
      ];
      const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
      sampleRow(voxels, { shape, start, step: steps.alongX, first, end }, values);
      for (let x = first; x < end; x++) {
        const value = values[x] ?? 0;
        const last = before[x] ?? NaN;
        before[x] = value;
        if (value < threshold || !Number.isNaN(row[x])) continue;
        row[x] = last < threshold ? index - (value - threshold) / (value - last) : index;
      }
    }
  }
  return out;
}

const darkest = 25; // of 255: a surface turned away still shows against the black

/**
 * A map of depths as a surface lit from where the reader stands: brightest where it faces the reader.
 *
 * @param depths  in pixels of the map, row after row; NaN is nothing. @returns grey levels 0 … 255; nothing is 0. Total.
 */
export function shadeDepths(depths: Float32Array, width: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(depths.length);
  for (let i = 0; i < depths.length; i++) {
    const here = depths[i] ?? NaN;
    if (Number.isNaN(here)) continue;
    const slope = (back: number, on: number): number => {
      const [a, b] = [depths[i - back] ?? NaN, depths[i + on] ?? NaN];
      if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : b - here;
      return Number.isNaN(b) ? here - a : (b - a) / 2;
    };
    const x = i % width;
    const across = slope(x > 0 ? 1 : NaN, x < width - 1 ? 1 : NaN);
    const down = slope(width, width);
    out[i] = darkest + (255 - darkest) / Math.sqrt(1 + across * across + down * down);
  }
  return out;
}

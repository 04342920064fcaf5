import type { VolumeGeometry } from '../../display-set.ts';
import type { Vec3 } from '../../geometry/vec3.ts';
import { sampleRow, samplesInside } from '../reslice/sample-row.ts';
import type { Voxels } from '../reslice/sample-row.ts';
import type { VoxelSteps } from '../voxel-step.ts';

/** How a value becomes a colour. */
export interface ColorScale {
  readonly low: number; // takes the first colour; what is lower has none
  readonly high: number; // takes the last one, and what is higher
  readonly words: Uint32Array; // 256, as `paletteWords`
  readonly opacity: number; // 0 … 1
}

/** What is drawn, and onto which samples. */
export interface ColorJob {
  readonly shape: VolumeGeometry['shape'];
  readonly steps: VoxelSteps;
  readonly width: number;
  readonly height: number;
  readonly scale: ColorScale;
}

/**
 * A plane through a volume in colours: sampled as `sampleRow` does; see-through outside and below `low`.
 *
 * @param voxels  slice, row, column. @param out overwritten: `width × height` pixels, row after row, bytes R G B A, alpha
 *   not multiplied into the colours. Total for high > low.
 */
export function resliceColor(voxels: Voxels, { shape, steps, width, height, scale }: ColorJob, out: Uint32Array): void {
  const values = new Float64Array(width);
  out.fill(0);
  for (let y = 0; y < height; y++) {
    const start: Vec3 = [
      steps.start[0] + y * steps.alongY[0],
      steps.start[1] + y * steps.alongY[1],
      steps.start[2] + y * steps.alongY[2],
    ];
    const [first, end] = samplesInside(shape, start, { step: steps.alongX, count: width });
    if (first === end) continue;
    sampleRow(voxels, { shape, start, step: steps.alongX, first, end }, values);
    colorValues(values.subarray(first, end), scale, out.subarray(y * width + first, y * width + end));
  }
}

/** Levels of the 256 over which colours come in: where there is next to no uptake, what lies below stays as bright as it is. */
const fadeIn = 26;

/** Values as pixels of a colour scale; no value is see-through. @param out as `resliceColor`. Total for high > low. */
export function colorValues(values: Float64Array | Float32Array, scale: ColorScale, out: Uint32Array): void {
  const { low, high, words, opacity } = scale;
  const factor = 255 / (high - low);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    if (!(value >= low)) {
      out[i] = 0;
      continue;
    }
    const level = value >= high ? 255 : ((value - low) * factor + 0.5) | 0;
    const alpha = Math.round(Math.min(level / fadeIn, 1) * opacity * 255);
    out[i] = (words[level] ?? 0) | (alpha << 24);
  }
}

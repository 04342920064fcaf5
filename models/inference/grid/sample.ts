import type { Triple } from './volume.ts';

/** Reads one value at a fractional place, storage order (slice, row, column). */
export type Sample = (slice: number, row: number, column: number) => number;

/**
 * Trilinear reading of an array; beyond its edges the nearest voxel is repeated.
 *
 * @param voxels  storage order, `shape` slices × rows × columns, starting at `from`.
 * @returns a reader; at whole numbers it gives the stored value exactly. Total.
 */
export function sampler(voxels: Float32Array, shape: Triple, from = 0): Sample {
  const [slices, rows, columns] = shape;
  const stride = rows * columns;
  const clamp = (value: number, last: number): number => (value <= 0 ? 0 : value >= last ? last : value);
  const value = (index: number): number => voxels[from + index] ?? 0;
  return (slice, row, column) => {
    const s = clamp(slice, slices - 1);
    const r = clamp(row, rows - 1);
    const c = clamp(column, columns - 1);
    const [s0, r0, c0] = [Math.floor(s), Math.floor(r), Math.floor(c)];
    const [fs, fr, fc] = [s - s0, r - r0, c - c0];
    const corner = s0 * stride + r0 * columns + c0;
    const right = fc > 0 ? 1 : 0;
    const along = (at: number): number => value(at) + (fc > 0 ? fc * (value(at + right) - value(at)) : 0);
    const plane = (at: number): number => {
      const near = along(at);
      return fr > 0 ? near + fr * (along(at + columns) - near) : near;
    };
    const near = plane(corner);
    return fs > 0 ? near + fs * (plane(corner + stride) - near) : near;
  };
}

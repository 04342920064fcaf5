import type { Voxels } from '../reslice/sample-row.ts';

const mostSampled = 100_003; // a prime: evenly through the volume, never along one of its axes

/**
 * The values below which so many percent of a volume's voxels lie; of a large volume those of an even sample.
 *
 * @param percents  0 … 100. @returns one value each, in the unit of `voxels`. Total for at least one voxel.
 */
export function percentilesOf(voxels: Voxels, percents: readonly number[]): readonly number[] {
  const step = Math.max(1, voxels.length / mostSampled);
  const sample = Float64Array.from(
    { length: Math.ceil(voxels.length / step) },
    (_, i) => voxels[Math.trunc(i * step)] ?? 0,
  ).sort();
  return percents.map((percent) => sample[Math.round((percent / 100) * (sample.length - 1))] ?? 0);
}

import { z } from '../../base/schema.ts';

/** Gives each voxel the label of its largest channel; channel 0 is background. */
export const Argmax = z.object({ op: z.literal('argmax') });
export type Argmax = z.infer<typeof Argmax>;

/**
 * Index of the largest channel in every voxel; on a tie the lower index, so background wins over a label.
 *
 * @param maps  `channels × voxels`, the channel slowest; at most 256 channels.
 * @returns one byte a voxel. Total.
 */
export function argmax(maps: Float32Array, channels: number): Uint8Array {
  const voxels = maps.length / channels;
  const labels = new Uint8Array(voxels);
  for (let v = 0; v < voxels; v++) {
    let best = maps[v] ?? 0;
    for (let c = 1; c < channels; c++) {
      const value = maps[c * voxels + v] ?? 0;
      if (value <= best) continue;
      best = value;
      labels[v] = c;
    }
  }
  return labels;
}

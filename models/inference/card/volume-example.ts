import { z } from '../../base/schema.ts';
import { Digest } from '../../base/ids.ts';
import type { Volume } from '../grid/volume.ts';

const Count = z.number().int().positive();
const File = z.object({ file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), sha256: Digest });

/** `examples/example.json` of a pack: its golden input and what must come out. Arrays are R, A, S, S fastest. */
export const VolumeExample = z.object({
  shape: z.tuple([Count, Count, Count]),
  spacingMm: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
  side: z.enum(['left', 'right']).nullable(),
  input: File, // float32, little endian
  /** Network outputs of the first tile, at single voxels of the tile. */
  logits: z.object({
    probes: z
      .array(
        z.object({
          voxel: z.tuple([z.number().int(), z.number().int(), z.number().int()]),
          values: z.array(z.number()),
        }),
      )
      .min(1),
  }),
  expected: File, // label map, one byte a voxel, same shape as the input
});
export type VolumeExample = z.infer<typeof VolumeExample>;

/**
 * The golden input as a volume at an arbitrary place: array axes R, A, S, the first voxel at the origin.
 *
 * @param voxels  `shape` values. Total.
 */
export function exampleVolume({ shape, spacingMm }: VolumeExample, voxels: Float32Array): Volume {
  const [right, front, up] = spacingMm;
  return {
    voxels,
    geometry: {
      shape: { slices: shape[0], rows: shape[1], columns: shape[2] },
      origin: [0, 0, 0],
      slice: [-right, 0, 0],
      row: [0, -front, 0],
      column: [0, 0, up],
    },
  };
}

import { z } from '../../base/schema.ts';
import { Vec3 } from '../../imaging/geometry/vec3.ts';
import { Box } from '../grid/box.ts';

const Count = z.number().int().positive();
const Span = z.tuple([z.number(), z.number()]).nullable();

/**
 * `examples/example.json` of a pack without a network: a phantom in words, and what must be measured on it. Positions are
 * mm: x along the columns, y down the rows, z from image to image; the first voxel's centre is the origin.
 */
export const RuleExample = z.object({
  task: z.literal('analysis'),
  shape: z.tuple([Count, Count, Count]), // slices, rows, columns
  spacingMm: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]), // the same order
  modality: z.string(),
  taken: z.object({
    kilovolt: Span,
    thicknessMm: Span,
    kernel: z.string().nullable(),
    contrast: z.string().nullable(),
  }),
  fill: z.number(),
  /** Later ones lie over earlier ones. A voxel belongs to one whose centre is within `half` of the middle. */
  shapes: z.array(
    z.object({ kind: z.enum(['block', 'ellipsoid']), centre: Vec3, half: Vec3, value: z.number(), of: z.string() }),
  ),
  boxes: z.array(Box),
  seeds: z.array(Vec3).default([]),
  /** What a reader does with candidates before the numbers are read: `at` lies in the candidate. */
  assigned: z.array(z.object({ at: Vec3, label: Count })).default([]),
  /** By key (of a label: `key.<label value>`), how far it may be off, and how it follows from the shapes. */
  measured: z.record(z.string(), z.object({ value: z.number(), tolerance: z.number().nonnegative(), how: z.string() })),
});
export type RuleExample = z.infer<typeof RuleExample>;

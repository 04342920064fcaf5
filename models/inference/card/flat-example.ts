import { Digest } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';

const Count = z.number().int().positive();
const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

/** `examples/example.json` of a pack for single images: its golden input and what must come out. */
export const FlatExample = z.object({
  dimensions: z.literal(2),
  channels: Count,
  rows: Count,
  columns: Count,
  /** mm a pixel; null: not known. */
  spacingMm: z.number().positive().nullable(),
  /** One byte a value, `channels × rows × columns`, the channel slowest. */
  input: z.object({ file: Name, sha256: Digest }),
  /** Network outputs of the first tile: `at` is row and column of the output's own grid, a value a channel. */
  logits: z.object({
    probes: z
      .array(z.object({ at: z.tuple([z.number().int(), z.number().int()]), values: z.array(z.number()) }))
      .min(1),
  }),
  /** What is measured, by key (a count of several labels: `count.<label value>`), and how far it may be off. */
  measured: z.record(z.string(), z.object({ value: z.number(), tolerance: z.number().nonnegative() })),
});
export type FlatExample = z.infer<typeof FlatExample>;

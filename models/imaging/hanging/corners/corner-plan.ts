import { z } from '../../../base/schema.ts';

export const CornerName = z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']);
export type CornerName = z.infer<typeof CornerName>;

/** What can stand in a corner, one line each. What must always be seen (sides, laterality, a prior's date) is no line. */
export const CornerLine = z.enum([
  'series',
  'kind',
  'maker',
  'exposure',
  'timing',
  'breast',
  'sound',
  'tracer',
  'contrast',
  'kernel',
  'date',
  'time',
  'image',
  'position',
  'matrix',
  'window',
  'picture',
]);
export type CornerLine = z.infer<typeof CornerLine>;

/** Which lines stand in which corner, from the outside in. */
export const CornerLines = z.record(CornerName, z.array(CornerLine));
export type CornerLines = z.infer<typeof CornerLines>;

/** The corners of a viewport for some modalities, as data: one file of `resources/corners`. */
export const CornerPlan = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  schema: z.literal(1),
  modalities: z.array(z.string()).min(1), // `*`: what no other plan names
  corners: CornerLines,
  source: z.string(),
});
export type CornerPlan = z.infer<typeof CornerPlan>;

/** What no plan names: nothing in any corner. */
export const emptyCorners: CornerLines = { 'top-left': [], 'top-right': [], 'bottom-left': [], 'bottom-right': [] };

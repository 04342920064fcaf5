import { Code } from '../../base/code.ts';
import { z } from '../../base/schema.ts';
import { Range } from '../card/common.ts';

const Count = z.number().int().positive();
const Millimetres = z.number().positive();

/** How values are brought to what the network was trained on. */
export const Normalisation = z.discriminatedUnion('how', [
  z.object({ how: z.literal('none') }),
  /** Mean 0 and deviation 1 of the image itself. */
  z.object({ how: z.literal('zscore') }),
  /** Two percentiles of the image, then as `zscore`; of a single image: to 0 and 1. */
  z.object({ how: z.literal('percentiles'), low: z.number().min(0).max(100), high: z.number().min(0).max(100) }),
  /** Cut off at two values, then by a given mean and deviation. */
  z.object({
    how: z.literal('fixed'),
    low: z.number(),
    high: z.number(),
    mean: z.number(),
    deviation: z.number().positive(),
  }),
]);
export type Normalisation = z.infer<typeof Normalisation>;

export const AnsweredLabel = z.object({ name: z.string().trim().min(1).max(64), code: Code.nullable() });

/** What a person says of a network whose file says nothing of it: all that a card needs. */
export const Answers = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: z.string().trim().min(1).max(80),
  modality: z.array(z.string().regex(/^[A-Z]{2,16}$/)).min(1),
  bodyPart: z.array(z.string().regex(/^[A-Z ]{1,16}$/)),
  intendedUse: z.string().trim().min(1),
  population: z.string().trim().min(1),
  licence: z.string().trim().min(1),
  attribution: z.string().trim().min(1),
  dimensions: z.union([z.literal(2), z.literal(3)]),
  channels: z.union([z.literal(1), z.literal(3)]),
  /** Rows, columns; of a volume voxels along right, front, head. */
  patch: z.array(Count).min(2).max(3),
  /** Of a volume: mm along right, front, head. */
  spacingMm: z.tuple([Millimetres, Millimetres, Millimetres]).nullable(),
  /** Of a volume: how the network counts its axes. */
  axes: z.enum(['RAS', 'SPL']),
  normalisation: Normalisation,
  /** Background is not one of them. */
  labels: z.array(AnsweredLabel).min(1).max(32),
  /** Millilitres of all labels together that are plausible; null: nobody says. */
  totalMl: Range.nullable(),
});
export type Answers = z.infer<typeof Answers>;

/** As far as a file beside the network says it; the rest a person fills in. */
export const Draft = Answers.partial();
export type Draft = z.infer<typeof Draft>;

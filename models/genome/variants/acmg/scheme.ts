import { z } from '../../../base/schema.ts';
import { Side, Strength } from './criterion.ts';

export const VariantClass = z.enum(['pathogenic', 'likely-pathogenic', 'uncertain', 'likely-benign', 'benign']);
export type VariantClass = z.infer<typeof VariantClass>;

const shared = {
  schema: z.literal(1),
  id: z.string(),
  version: z.string(),
  source: z.string(),
  isConfirmed: z.boolean(), // false: not compared with the published text
  discouraged: z.array(z.string()), // codes that the scheme says not to use
  lowered: z.record(z.string(), Strength), // strongest use of a code that the scheme allows
};

/** How criteria make a class, `resources/knowledge/acmg/<scheme>/table.json`. One scheme a report, and named there. */
export const ClassificationScheme = z.discriminatedUnion('method', [
  z.object({
    ...shared,
    method: z.literal('rules'),
    rules: z.array(z.object({ class: VariantClass, side: Side, atLeast: z.partialRecord(Strength, z.number().int()) })), // strongest class of a side first
  }),
  z.object({
    ...shared,
    method: z.literal('points'),
    points: z.partialRecord(Strength, z.number().int()), // of the pathogenic side; the benign side's are negative
    thresholds: z.array(z.object({ class: VariantClass, from: z.number().nullable() })), // highest first
    temperatures: z.array(z.object({ name: z.string(), from: z.number() })), // of uncertain ones, highest first
  }),
]);
export type ClassificationScheme = Readonly<z.infer<typeof ClassificationScheme>>;

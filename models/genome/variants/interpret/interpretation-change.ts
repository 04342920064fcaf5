import { z } from '../../../base/schema.ts';
import { Strength } from '../acmg/criterion.ts';
import { Tier } from '../evidence/suggest-tier.ts';
import { VariantRef } from './variant-ref.ts';

/** Why: never empty, so that the history can be read. */
const Why = z.string().trim().min(3).max(4000);

/** One thing that a reader says of a variant or a tumour. `null` takes it back; that wants a reason too. */
export const InterpretationChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('criterion'),
    variant: VariantRef,
    code: z.string(),
    strength: Strength.nullable(),
    why: Why,
  }),
  z.object({ kind: z.literal('class'), variant: VariantRef, isConfirmed: z.boolean(), why: Why }),
  z.object({
    kind: z.literal('tier'),
    variant: VariantRef,
    tier: Tier.nullable(),
    disease: z.string().trim().max(200),
    why: Why,
  }),
  z.object({ kind: z.literal('glioma'), field: z.string(), value: z.string().nullable(), why: Why }),
  z.object({ kind: z.literal('diagnosis'), isConfirmed: z.boolean(), why: Why }),
  z.object({ kind: z.literal('scheme'), scheme: z.string(), why: Why }),
]);
export type InterpretationChange = Readonly<z.infer<typeof InterpretationChange>>;

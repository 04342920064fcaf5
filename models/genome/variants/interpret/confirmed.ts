import { Actor } from '../../../base/actor.ts';
import { Instant } from '../../../base/dates.ts';
import { Digest } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import { Classification } from '../acmg/classify.ts';
import { CriterionEntry } from '../acmg/criterion.ts';
import { Tier } from '../evidence/suggest-tier.ts';
import { GliomaDiagnosis } from '../glioma/classify-glioma.ts';
import { VariantRef } from './variant-ref.ts';

// What a person confirmed is frozen whole: the criteria, the scheme's version and the release of ClinVar of that day.

/** What the file said of the variant when it was confirmed. */
const VariantSeen = z.object({
  variant: VariantRef,
  gene: z.string(),
  change: z.string(), // HGVS c. of the annotation, else `A>G`
  protein: z.string().nullable(),
  transcript: z.string().nullable(),
  genotype: z.string(),
  copies: z.number().int(),
  line: z.number().int(), // of the file, 1-based
  clinvar: z
    .object({
      name: z.string(),
      date: z.string().nullable(),
      digest: Digest.nullable().default(null), // of the loaded release
      says: z.string().nullable(),
    })
    .nullable(),
});
export type VariantSeen = Readonly<z.infer<typeof VariantSeen>>;

/** A variant's class by a person. */
export const ConfirmedClass = z.object({
  schema: z.literal(1),
  seen: VariantSeen,
  classification: Classification,
  criteria: z.array(CriterionEntry), // with their evidence
  reason: z.string(),
});
export type ConfirmedClass = Readonly<z.infer<typeof ConfirmedClass>>;

/** A variant's tier in a tumour by a person. */
export const ConfirmedTier = z.object({
  schema: z.literal(1),
  seen: VariantSeen,
  tier: Tier,
  disease: z.string(),
  evidence: z.string(),
  suggested: Tier.nullable(), // what ranked evidence would have allowed then
  source: z.string().nullable(), // of that evidence, with its date
});
export type ConfirmedTier = Readonly<z.infer<typeof ConfirmedTier>>;

/** An integrated diagnosis by a person. */
export const ConfirmedDiagnosis = z.object({
  schema: z.literal(1),
  findings: z.record(z.string(), z.string()), // field → value
  diagnosis: GliomaDiagnosis,
  reason: z.string(),
});
export type ConfirmedDiagnosis = Readonly<z.infer<typeof ConfirmedDiagnosis>>;

/** Who and when, beside what. */
export const By = z.object({ by: Actor, at: Instant });

import { Actor } from '../../../base/actor.ts';
import { Instant } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';
import { CriterionEntry } from '../acmg/criterion.ts';
import { ClassificationScheme } from '../acmg/scheme.ts';
import { By, ConfirmedClass, ConfirmedDiagnosis, ConfirmedTier } from './confirmed.ts';
import { VariantRef } from './variant-ref.ts';

/** One step of the history: who did what, when, why. Nothing is ever taken out of it. */
export const InterpretationStep = z.object({
  at: Instant,
  by: Actor,
  kind: z.enum(['criterion', 'class', 'tier', 'glioma', 'scheme', 'diagnosis']),
  about: z.string(), // the criterion's code, the field of a glioma; '' for others
  value: z.string().nullable(), // strength, class, tier, result; null: taken back, or not there before what was undone
  why: z.string(), // '' for an undo
  isUndo: z.boolean(), // takes back, or brings back, what stood before
});
export type InterpretationStep = Readonly<z.infer<typeof InterpretationStep>>;

/** Why what was confirmed does not hold any more, and stays out of the report until it is confirmed anew. */
export const Staleness = z.enum(['criteria', 'scheme', 'file', 'findings']);
export type Staleness = z.infer<typeof Staleness>;

/** What readers have said of one variant. */
export const VariantInterpretation = z.object({
  key: z.string(),
  variant: VariantRef,
  criteria: z.array(CriterionEntry), // those that hold now
  confirmed: ConfirmedClass.extend(By.shape).nullable(),
  stale: Staleness.nullable(), // of `confirmed`
  tier: ConfirmedTier.extend(By.shape).nullable(),
  history: z.array(InterpretationStep), // newest first
});
export type VariantInterpretation = Readonly<z.infer<typeof VariantInterpretation>>;

/** A result that a glioma is classified by, as entered. */
export const GliomaResult = z.object({ field: z.string(), value: z.string(), evidence: z.string(), ...By.shape });
export type GliomaResult = Readonly<z.infer<typeof GliomaResult>>;

/** What was entered of a glioma, and what a person confirmed of it. */
export const GliomaCase = z.object({
  results: z.array(GliomaResult),
  confirmed: ConfirmedDiagnosis.extend(By.shape).nullable(),
  stale: Staleness.nullable(),
  history: z.array(InterpretationStep), // newest first
});
export type GliomaCase = Readonly<z.infer<typeof GliomaCase>>;

/** All that readers have said of a case's variants, and the schemes there are. */
export const Interpretations = z.object({
  schemes: z.array(ClassificationScheme),
  scheme: z.string(), // id of the one that the case is classified by
  variants: z.array(VariantInterpretation),
  glioma: GliomaCase,
});
export type Interpretations = Readonly<z.infer<typeof Interpretations>>;

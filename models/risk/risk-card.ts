import { z } from '../base/schema.ts';

const Limits = z.tuple([z.number(), z.number()]);

/** An input of a model. `limits` are the model's validated range, both ends inside. */
export const CardInput = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(), // UCUM; `boolean`; `code` for one of `oneOf`
  limits: Limits.nullable(),
  oneOf: z.array(z.string()).nullable().default(null),
  isOptional: z.boolean().default(false),
});
export type CardInput = z.infer<typeof CardInput>;

/** A result the model gives, with the population it was measured in. */
export const CardOutcome = z.object({
  id: z.string(),
  outcome: z.string(),
  population: z.string(),
  unit: z.string(),
  horizonYears: z.number().nullable(),
  scale: z.object({ low: z.number(), high: z.number(), isLog: z.boolean() }).nullable(),
  citation: z.string(),
  isConfirmed: z.boolean(),
});
export type CardOutcome = z.infer<typeof CardOutcome>;

/** `card.json` of a risk model: everything about it but its formula. `table` holds the published numbers. */
export const RiskCard = z.object({
  schema: z.literal(1),
  id: z.string(),
  kind: z.literal('risk'),
  version: z.string(),
  title: z.string(),
  source: z.string(),
  licence: z.string(),
  consent: z.enum(['apoe']).nullable(),
  inputs: z.array(CardInput),
  outcomes: z.array(CardOutcome).min(1),
  notes: z.array(z.string()), // codes shown beside every result
  table: z.unknown(),
});
export type RiskCard = z.infer<typeof RiskCard>;

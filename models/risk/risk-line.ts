import { PackVersion } from '../base/actor.ts';
import { Quantity } from '../base/code.ts';
import { LocalDate } from '../base/dates.ts';
import { FactOrigin, FactValue } from '../base/fact.ts';
import { Params, Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';

/** One input as a model used it; `value` null: it was missing. */
export const RiskInput = z.object({
  key: z.string(),
  name: z.string(),
  value: FactValue.nullable(),
  unit: z.string(), // the model's own, UCUM; `code` or `boolean` where it has none
  limits: z.object({ low: z.number(), high: z.number() }).nullable(), // of the model
  isOptional: z.boolean(),
  on: LocalDate.nullable(),
  from: FactOrigin.nullable(),
});
export type RiskInput = z.infer<typeof RiskInput>;

/** A number with the interval its source publishes (null: none is), or the reason instead of a number. */
export const RiskResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    quantity: Quantity,
    interval: z.object({ low: z.number(), high: z.number(), level: z.number() }).nullable(), // level in %
  }),
  z.object({ kind: z.literal('refused'), code: z.string(), params: Params }),
]);
export type RiskResult = z.infer<typeof RiskResult>;

/** Where a measurement lies in the site's own norm: standard deviations from the mean of its group. */
export const RiskNorm = z.object({
  z: z.number(),
  mean: z.number(),
  sd: z.number(),
  ageLow: z.number(),
  ageHigh: z.number(),
  sex: z.string(),
  source: z.string(),
});
export type RiskNorm = z.infer<typeof RiskNorm>;

/** One line of the risk view: no number without inputs, population, interval and source. */
export const RiskLine = z.object({
  id: z.string(), // `<model>` or `<model>.<outcome>`
  model: z.string(),
  by: PackVersion,
  title: z.string(),
  outcome: z.string(),
  horizonYears: z.number().nullable(),
  population: z.string(),
  citation: z.string(),
  isConfirmed: z.boolean(), // false: its source could not be read in full; stays marked
  result: RiskResult,
  scale: z.object({ low: z.number(), high: z.number(), isLog: z.boolean() }).nullable(), // of the gauge
  norm: RiskNorm.nullable(),
  inputs: z.array(RiskInput),
  missing: z.array(z.string()), // keys
  notes: z.array(Reason),
});
export type RiskLine = z.infer<typeof RiskLine>;

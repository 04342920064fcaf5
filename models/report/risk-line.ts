import { PackVersion } from '../base/actor.ts';
import { FactOrigin, FactValue } from '../base/fact.ts';
import { Quantity } from '../base/code.ts';
import { LocalDate } from '../base/dates.ts';
import { Params, Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';

/** One input as a model used it; `value` null: it was missing. */
export const RiskInput = z.object({
  key: z.string(),
  name: z.string(),
  value: FactValue.nullable(),
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
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    params: Params,
  }),
]);
export type RiskResult = z.infer<typeof RiskResult>;

/** One line of the risk view, frozen into the report: no number without inputs, population, interval and source. */
export const RiskLine = z.object({
  id: z.string(),
  by: PackVersion,
  title: z.string(),
  outcome: z.string(),
  horizonYears: z.number().nullable(), // of a probability; null: the number is none
  population: z.string(),
  citation: z.string(),
  isConfirmed: z.boolean(), // false: its source could not be read in full; stays marked
  result: RiskResult,
  scale: z.object({ low: z.number(), high: z.number(), isLog: z.boolean() }).nullable(), // of its gauge; logarithmic for ratios
  inputs: z.array(RiskInput),
  missing: z.array(z.string()), // keys of inputs
  notes: z.array(Reason),
});
export type RiskLine = z.infer<typeof RiskLine>;

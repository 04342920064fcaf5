import type { PackVersion } from '../base/actor.ts';
import { consentTo } from '../base/consent.ts';
import { newestFact } from '../base/fact.ts';
import type { Fact, FactValue } from '../base/fact.ts';
import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { convert } from '../base/units.ts';
import type { CardInput, CardOutcome } from './risk-card.ts';
import type { RiskInput, RiskLine } from './risk-line.ts';
import type { Inputs, RiskModel } from './risk-model.ts';

export interface RunOptions {
  readonly by: PackVersion; // the card's id, version and digest
}

/**
 * Runs one model on what is known of the Subject; refuses rather than extrapolate. The newest Fact of a key counts.
 *
 * @returns one line an outcome of the card. Refusals: `risk.consent`, `risk.missing` {inputs}, `risk.range` {name, value,
 *   low, high}, `risk.unit` {name, unit}, and the model's own. Total.
 */
export function runModel(model: RiskModel, facts: readonly Fact[], { by }: RunOptions): readonly RiskLine[] {
  const { card, score } = model;
  const isHidden = card.consent !== null && consentTo(card.consent, facts) !== 'given';
  // What consent covers leaves no trace: not even whether it was there.
  const used = isHidden ? [] : card.inputs.map((input) => ({ input, fact: newestFact(facts, input.key) }));
  const gathered = isHidden ? no('risk.consent') : gather(used);
  const missing = used.filter(({ input, fact }) => !fact && !input.isOptional).map(({ input }) => input.key);
  return card.outcomes.map((outcome): RiskLine => {
    const scored = gathered.ok ? score(gathered.value, outcome.id) : gathered;
    const result: RiskLine['result'] = scored.ok
      ? { kind: 'value', quantity: { value: scored.value.value, unit: outcome.unit }, interval: scored.value.interval }
      : { kind: 'refused', code: scored.error.code, params: { ...scored.error.params } };
    return { ...aboutOutcome(model, outcome), by, result, missing, inputs: used.map(inputLine), notes: notesOf(model, used) };
  });
}

interface Used {
  readonly input: CardInput;
  readonly fact: Fact | undefined;
}

const aboutOutcome = ({ card }: RiskModel, outcome: CardOutcome): Omit<RiskLine, 'by' | 'result' | 'missing' | 'inputs' | 'notes'> => ({
  id: card.outcomes.length === 1 ? card.id : `${card.id}.${outcome.id}`,
  model: card.id,
  title: card.title,
  outcome: outcome.outcome,
  horizonYears: outcome.horizonYears,
  population: outcome.population,
  citation: outcome.citation,
  isConfirmed: outcome.isConfirmed,
  scale: outcome.scale,
});

/** Values in the card's units; the first reason why not. What is missing is told before what is out of range. */
const gather = (used: readonly Used[]): Result<Inputs, Refusal> => {
  const missing = used.filter(({ input, fact }) => !fact && !input.isOptional);
  if (missing.length > 0) return no('risk.missing', { inputs: missing.map(({ input }) => input.name).join(', ') });
  const values: Record<string, number | string | boolean> = {};
  for (const { input, fact } of used) {
    if (!fact) continue;
    const value = valueOf(input, fact.value);
    if (!value.ok) return value;
    values[input.key] = value.value;
  }
  return ok(values);
};

const valueOf = (input: CardInput, given: FactValue): Result<number | string | boolean, Refusal> => {
  const { key, name, unit, limits, oneOf } = input;
  if (given.kind === 'boolean' && unit === 'boolean') return ok(given.is);
  if (given.kind === 'text' && oneOf) return oneOf.includes(given.text) ? ok(given.text) : no('risk.not-one-of', { name, value: given.text, allowed: oneOf.join(', ') });
  if (given.kind !== 'quantity') return no('risk.unit', { name, unit });
  const value = convert(key, given.value, { from: given.unit, to: unit });
  if (value === undefined) return no('risk.unit', { name, unit: given.unit, wanted: unit });
  if (limits && (value < limits[0] || value > limits[1])) return no('risk.range', { name, value: given.value, low: limits[0], high: limits[1] });
  return ok(value);
};

const inputLine = ({ input, fact }: Used): RiskInput => ({
  key: input.key,
  name: input.name,
  unit: input.unit,
  limits: input.limits && { low: input.limits[0], high: input.limits[1] },
  isOptional: input.isOptional,
  value: fact?.value ?? null,
  on: fact?.at.slice(0, 10) ?? null,
  from: fact?.from ?? null,
});

const notesOf = ({ card }: RiskModel, used: readonly Used[]): RiskLine['notes'] =>
  [...new Set([...card.notes, ...used.flatMap(({ fact }) => fact?.notes ?? []).filter((note) => note.includes('.'))])].map((code) => ({ code, params: {} }));

import type { PackVersion } from '../base/actor.ts';
import { consentTo } from '../base/consent.ts';
import type { LocalDate } from '../base/dates.ts';
import { newestFact } from '../base/fact.ts';
import type { Fact, FactValue } from '../base/fact.ts';
import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import { convert } from '../base/units.ts';
import { inputRow } from './input-table.ts';
import { pickFact } from './pick-fact.ts';
import { remarksOf } from './remarks.ts';
import type { Used } from './remarks.ts';
import type { CardInput, CardOutcome } from './risk-card.ts';
import type { RiskInput, RiskLine } from './risk-line.ts';
import type { Inputs, RiskModel } from './risk-model.ts';

export interface RunOptions {
  readonly by: PackVersion; // the card's id, version and digest
  readonly on: LocalDate | null; // the study's date: inputs much older are remarked on
}

/**
 * Runs one model on what is known of the Subject; refuses rather than extrapolate. Which Fact of a key counts: see
 * `pickFact`.
 *
 * @returns one line an outcome of the card; none where the consent it needs was denied, so that nothing tells of it.
 *   Refusals: `risk.consent` (not recorded), `risk.missing` {inputs}, `risk.range` {name, value, low, high}, `risk.unit`
 *   {name, unit}, `risk.not-one-of`, the reason a genotype was not called, and the model's own. Total.
 */
export function runModel(model: RiskModel, facts: readonly Fact[], { by, on }: RunOptions): readonly RiskLine[] {
  const { card, score } = model;
  const consent = card.consent === null ? 'given' : consentTo(card.consent, facts);
  if (consent === 'denied') return [];
  // What consent covers leaves no trace: not even whether it was there.
  const used = consent === 'given' ? card.inputs.map((input) => ({ input, ...pickFact(facts, input.key) })) : [];
  const gathered = consent === 'given' ? gather(used, facts) : no('risk.consent');
  const missing = used.filter(({ input, fact }) => !fact && !input.isOptional).map(({ input }) => input.key);
  return card.outcomes.map((outcome): RiskLine => {
    const scored = gathered.ok ? score(gathered.value, outcome.id) : gathered;
    const result: RiskLine['result'] = scored.ok
      ? { kind: 'value', quantity: { value: scored.value.value, unit: outcome.unit }, interval: scored.value.interval }
      : { kind: 'refused', code: scored.error.code, params: { ...scored.error.params } };
    const notes = [...card.notes.map((code) => ({ code, params: {} })), ...remarksOf(used, on)];
    return { ...aboutOutcome(model, outcome), by, result, norm: null, missing, inputs: used.map(inputLine), notes };
  });
}

const aboutOutcome = (
  { card }: RiskModel,
  outcome: CardOutcome,
): Omit<RiskLine, 'by' | 'result' | 'norm' | 'missing' | 'inputs' | 'notes'> => ({
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
const gather = (used: readonly Used[], facts: readonly Fact[]): Result<Inputs, Refusal> => {
  const missing = used.filter(({ input, fact }) => !fact && !input.isOptional).map(({ input }) => input);
  const [first, ...more] = missing;
  if (first)
    return (
      (more.length === 0 && notCalled(first, facts)) ||
      no('risk.missing', { inputs: missing.map(({ name }) => name).join(', ') })
    );
  const values: Record<string, number | string | boolean> = {};
  for (const { input, fact } of used) {
    if (!fact) continue;
    const value = valueOf(input, fact.value);
    if (!value.ok) return value;
    values[input.key] = value.value;
  }
  return ok(values);
};

/** A genotype that was looked for and not called: its own reason, rather than that it is missing. */
const notCalled = ({ key }: CardInput, facts: readonly Fact[]): ReturnType<typeof no> | null => {
  const reason = newestFact(facts, `${key}_not_called`);
  if (reason?.value.kind !== 'text') return null;
  return no(reason.value.text, { gene: key.toUpperCase(), site: reason.notes[0] ?? '' });
};

const valueOf = (input: CardInput, given: FactValue): Result<number | string | boolean, Refusal> => {
  const { key, name, unit, limits, oneOf } = input;
  if (unit === 'boolean') return flagOf(input, given);
  if (given.kind === 'text' && oneOf) {
    const word = inputRow(key)?.words[given.text] ?? given.text;
    return oneOf.includes(word)
      ? ok(word)
      : no('risk.not-one-of', { name, value: given.text, allowed: oneOf.join(', ') });
  }
  if (given.kind !== 'quantity') return no('risk.unit', { name, unit });
  const value = convert(key, given.value, { from: given.unit, to: unit });
  if (value === undefined) return no('risk.unit', { name, unit: given.unit, wanted: unit });
  if (limits && (value < limits[0] || value > limits[1]))
    return no('risk.range', { name, value, low: limits[0], high: limits[1] });
  return ok(value);
};

/** Yes or no; 1 and 0 without a unit are the same. */
const flagOf = ({ name, unit }: CardInput, given: FactValue): Result<boolean, Refusal> => {
  if (given.kind === 'boolean') return ok(given.is);
  if (given.kind === 'quantity' && given.unit === '1' && (given.value === 0 || given.value === 1))
    return ok(given.value === 1);
  return no('risk.unit', { name, unit: given.kind === 'quantity' ? given.unit : unit, wanted: unit });
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

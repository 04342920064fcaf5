import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { RiskCard } from '../risk-card.ts';
import type { Inputs, RiskModel, Scored } from '../risk-model.ts';
import json from './card.json' with { type: 'json' };

const card = RiskCard.parse(json);

const names = new Map(card.inputs.map(({ key, name }) => [key, name]));

/** The inputs a result needs, or which of them are missing. */
const need = (inputs: Inputs, keys: readonly string[]): Result<readonly number[], Refusal> => {
  const missing = keys.filter((key) => typeof inputs[key] !== 'number');
  if (missing.length > 0) return no('risk.missing', { inputs: missing.map((key) => names.get(key) ?? key).join(', ') });
  return ok(keys.map((key) => Number(inputs[key])));
};

const [left, right, head] = ['hippocampus_left_ml', 'hippocampus_right_ml', 'intracranial_volume'] as const;

const formulas: Readonly<
  Record<string, { readonly keys: readonly string[]; readonly of: (...values: readonly number[]) => number }>
> = {
  left: { keys: [left], of: (l = 0) => l },
  right: { keys: [right], of: (r = 0) => r },
  total: { keys: [left, right], of: (l = 0, r = 0) => l + r },
  asymmetry: { keys: [left, right], of: (l = 0, r = 0) => (100 * 2 * (r - l)) / (r + l) },
  share: { keys: [left, right, head], of: (l = 0, r = 0, icv = 1) => (100 * (l + r)) / icv },
};

/** Volumes of accepted segmentations in mL, their asymmetry 2(R−L)/(R+L) in percent, their share of the head. No norm. */
export const hippocampalVolume: RiskModel = {
  card,
  score: (inputs, outcome): Result<Scored, Refusal> => {
    const formula = formulas[outcome];
    if (!formula) return no('risk.unconfirmed');
    const values = need(inputs, formula.keys);
    return values.ok ? ok({ value: formula.of(...values.value), interval: null }) : values;
  },
};

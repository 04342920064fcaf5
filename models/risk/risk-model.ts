import type { Refusal, Result } from '../base/result.ts';
import type { RiskCard } from './risk-card.ts';

/** Values by key, in the card's units; checked against the card's limits before a formula sees them. */
export type Inputs = Readonly<Record<string, number | string | boolean | undefined>>;

/** One outcome's number with the interval its source publishes. */
export interface Scored {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** A model: its card and its formula. `score` answers one outcome of the card, without rounding. */
export interface RiskModel {
  readonly card: RiskCard;
  readonly score: (inputs: Inputs, outcome: string) => Result<Scored, Refusal>;
}

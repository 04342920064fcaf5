import type { LocalDate } from '../base/dates.ts';
import type { Fact, FactValue } from '../base/fact.ts';
import { inputRow } from './input-table.ts';
import type { CardInput } from './risk-card.ts';
import type { RiskLine } from './risk-line.ts';

/** An input of a card with the Fact that counts for it, and those that say something else. */
export interface Used {
  readonly input: CardInput;
  readonly fact: Fact | undefined;
  readonly others: readonly Fact[];
}

type Remark = RiskLine['notes'][number];

/**
 * What must be known of the inputs: an older value than the input allows (`risk.stale` {name, date}), another value of a
 * weaker origin (`risk.other-value` {name, other}), and what was noted on the Facts themselves. Total.
 *
 * @param on  the study's date; null: nothing is called old.
 */
export const remarksOf = (used: readonly Used[], on: LocalDate | null): readonly Remark[] => [
  ...used.flatMap(({ input, fact }) =>
    fact && on !== null && isStale(input.key, fact, on)
      ? [{ code: 'risk.stale', params: { name: input.name, date: fact.at.slice(0, 10) } }]
      : [],
  ),
  ...used.flatMap(({ input, others }) =>
    others.map((other) => ({ code: 'risk.other-value', params: { name: input.name, other: textOf(other.value) } })),
  ),
  ...[...new Set(used.flatMap(({ fact }) => fact?.notes ?? []))]
    .filter((note) => note.includes('.'))
    .map((code) => ({ code, params: {} })),
];

const isStale = (key: string, { at }: Fact, on: LocalDate): boolean => {
  const months = inputRow(key)?.staleMonths ?? null;
  return months !== null && monthsOf(on) - monthsOf(at) > months;
};

const monthsOf = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + Number(date.slice(8, 10)) / 31;

const textOf = (value: FactValue): string => {
  if (value.kind === 'quantity')
    return value.unit === 'a' || value.unit === '1' ? String(value.value) : `${value.value} ${value.unit}`;
  if (value.kind === 'boolean') return String(value.is);
  return value.kind === 'text' ? value.text : value.code.meaning;
};

import type { Instant } from '../base/dates.ts';
import type { FactValue } from '../base/fact.ts';
import type { Clinical } from './sample.ts';

type ClinicalValue = Clinical[string];

/** A typed-in value as a Fact keeps it: numbers with their unit (`1` where none is given), yes/no, or a word. Total. */
export const factValueOf = ({ value, unit }: ClinicalValue): FactValue => {
  if (typeof value === 'number') return { kind: 'quantity', value, unit: unit ?? '1' };
  return typeof value === 'boolean' ? { kind: 'boolean', is: value } : { kind: 'text', text: value };
};

/** When it was measured: the start of its date, undefined where the file gives none. Total. */
export const instantOf = ({ date }: ClinicalValue): Instant | undefined =>
  date === null ? undefined : `${date}T00:00:00.000Z`;

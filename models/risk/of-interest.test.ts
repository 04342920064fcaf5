import { describe, expect, test } from 'vitest';
import type { Fact } from '../base/fact.ts';
import { Digest } from '../base/ids.ts';
import { linesOfInterest } from './of-interest.ts';
import { scoreAll } from './score-all.ts';

const fact = (key: string, value: Fact['value'], from: Fact['from']): Fact => ({
  key,
  code: null,
  value,
  at: '2026-01-01T00:00:00.000Z',
  from,
  notes: [],
});
const header = { kind: 'image', detail: 'PatientBirthDate' } as const;
const typed = { kind: 'file', name: 'values.csv' } as const;
const known = [
  fact('age', { kind: 'quantity', value: 60, unit: 'a' }, header),
  fact('sex', { kind: 'text', text: 'female' }, header),
];
const digestOf = (): Digest => Digest.parse('0'.repeat(64));
const ids = (facts: readonly Fact[], lookedFor: readonly string[] = []): string[] =>
  linesOfInterest(
    scoreAll(facts, digestOf).filter(({ result }) => result.kind === 'value' || result.code !== 'risk.consent'),
    new Set(lookedFor),
  ).map(({ id }) => id);

describe('which risk lines a report tells', () => {
  test('of a patient of whom only the headers are known: none', () => {
    expect(ids(known)).toEqual([]);
  });

  test('one side measured brings every line of that model, the refused ones too, and no other model', () => {
    const left = fact('hippocampus_left_ml', { kind: 'quantity', value: 3.1, unit: 'mL' }, typed);
    expect(ids([...known, left])).toEqual([
      'hippocampal-volume.total',
      'hippocampal-volume.left',
      'hippocampal-volume.right',
      'hippocampal-volume.asymmetry',
      'hippocampal-volume.share',
    ]);
  });

  test('looked for by a model but not accepted: the reader is told that there is no number', () => {
    expect(ids(known, ['hippocampus_left_ml'])).toHaveLength(5);
  });

  test('one entered value is a question: what is missing for it is told', () => {
    expect(ids([...known, fact('sbp', { kind: 'quantity', value: 140, unit: 'mm[Hg]' }, typed)])).toEqual(['caide']);
  });

  test('who agreed to learn of APOE is told that it is not known', () => {
    expect(ids([...known, fact('consent_apoe', { kind: 'boolean', is: true }, typed)])).toEqual([
      'caide-apoe',
      'apoe-odds.caucasian',
      'apoe-odds.japanese',
      'apoe-odds.african-american',
      'apoe-odds.hispanic',
    ]);
  });
});

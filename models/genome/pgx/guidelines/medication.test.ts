import { expect, test } from 'vitest';
import type { Fact } from '../../../base/fact.ts';
import { medicationKey, takenNow } from './medication.ts';

const said = (drug: string, is: boolean, at: string): Fact => ({
  key: medicationKey(drug),
  code: null,
  value: { kind: 'boolean', is },
  at: `${at}T00:00:00.000Z`,
  from: { kind: 'file', name: 'clinical.json' },
  notes: [],
});

test('a drug is taken until a newer Fact says that it is not', () => {
  const begun = [said('Clopidogrel', true, '2026-01-01'), said('simvastatin', true, '2026-01-01')];
  expect([...takenNow(begun)]).toEqual(['clopidogrel', 'simvastatin']);
  expect([...takenNow([...begun, said('clopidogrel', false, '2026-02-01')])]).toEqual(['simvastatin']);
});

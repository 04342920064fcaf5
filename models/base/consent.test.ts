import { expect, test } from 'vitest';
import { consentTo, permittedFacts } from './consent.ts';
import type { Fact } from './fact.ts';

const fact = (key: string, value: Fact['value'], at = '2026-01-01T00:00:00.000Z'): Fact => ({
  key,
  code: null,
  value,
  at,
  from: { kind: 'file', name: 'x' },
  notes: [],
});
const apoe = fact('apoe', { kind: 'text', text: 'e3/e4' });
const notCalled = fact('apoe_not_called', { kind: 'text', text: 'genome.absent' });
const sbp = fact('sbp', { kind: 'quantity', value: 140, unit: 'mm[Hg]' });
const said = (is: boolean, at?: string) => fact('consent_apoe', { kind: 'boolean', is }, at);

test('without a recorded consent neither a genotype nor its absence passes', () => {
  expect(permittedFacts([apoe, notCalled, sbp])).toEqual([sbp]);
  expect(permittedFacts([apoe, said(false), sbp])).toEqual([said(false), sbp]);
  expect(permittedFacts([apoe, said(true)])).toEqual([apoe, said(true)]);
});

test('the newest record counts: a consent can be withdrawn', () => {
  const given = said(true, '2026-01-01T00:00:00.000Z');
  const withdrawn = said(false, '2026-02-01T00:00:00.000Z');
  expect(consentTo('apoe', [])).toBe('not-recorded');
  expect(consentTo('apoe', [withdrawn, given])).toBe('denied');
  expect(permittedFacts([withdrawn, given, apoe])).not.toContain(apoe);
});

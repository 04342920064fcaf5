import { expect, test } from 'vitest';
import type { Diplotype, GeneCall } from '../gene-call.ts';
import type { OutsideCall } from '../outside/outside-call.ts';
import { PgxTable } from '../pgx-table.ts';
import { geneKeys } from './gene-keys.ts';

const makeTable = (gene: string, hasActivity: boolean): PgxTable =>
  PgxTable.parse({
    schema: 1,
    gene,
    version: 'made',
    method: 'named',
    contig: '1',
    reference: '*1',
    undocumented: 'refuse',
    hasActivity,
    required: [],
    key: [],
    fallback: null,
    tier1: { alleles: [], positions: [] },
    watched: [],
    shownAs: {},
    preferences: [],
    positions: [],
    extra: [],
    alleles: [],
    phenotypes: [],
  });
const tables = new Map([
  ['TPMT', makeTable('TPMT', false)],
  ['CYP2C9', makeTable('CYP2C9', true)],
]);
const pair = (phenotype: string | null, activity: string | null = null): Diplotype => ({
  names: ['*1', '*2'],
  score: 2,
  phenotype,
  activity,
});
const makeCall = (gene: string, changes: Partial<GeneCall>): GeneCall => ({
  gene,
  version: 'made',
  kind: 'called',
  reason: null,
  diplotypes: [],
  listed: null,
  lookup: null,
  missing: [],
  undocumented: [],
  positions: { tested: 1, total: 1 },
  tier1: { tested: 0, total: 0 },
  limits: [],
  isNormalWithheld: false,
  ...changes,
});
const keys = (calls: readonly GeneCall[], outside: readonly OutsideCall[] = []): object =>
  Object.fromEntries(geneKeys(tables, calls, outside));

test('a gene with activity scores is looked up by its score, another by its phenotype', () => {
  const calls = [
    makeCall('TPMT', { lookup: pair('Poor Metabolizer') }),
    makeCall('CYP2C9', { lookup: pair('Poor Metabolizer', '0.5') }),
  ];
  expect(keys(calls)).toEqual({ TPMT: ['Poor Metabolizer'], CYP2C9: ['0.5'] });
});

test('an ambiguous call stands for each phenotype once; one without a call or a phenotype for none', () => {
  const diplotypes = [pair('Poor Metabolizer'), pair('Poor Metabolizer'), pair(null)];
  expect(keys([makeCall('TPMT', { diplotypes })])).toEqual({ TPMT: ['Poor Metabolizer'] });
  expect(keys([makeCall('TPMT', { kind: 'no-call' })])).toEqual({});
});

test('a normal result that is withheld is not looked up', () => {
  expect(keys([makeCall('TPMT', { lookup: pair('Normal Metabolizer'), isNormalWithheld: true })])).toEqual({});
});

test('what is told from outside beats the file', () => {
  const told: OutsideCall = {
    gene: 'TPMT',
    names: null,
    functions: [],
    phenotype: 'Normal Metabolizer',
    activity: null,
    lookup: { names: null, keys: ['Normal Metabolizer'], phenotype: 'Normal Metabolizer', activity: null },
    respelled: [],
    warnings: [],
  };
  expect(keys([makeCall('TPMT', { lookup: pair('Poor Metabolizer') })], [told])).toEqual({
    TPMT: ['Normal Metabolizer'],
  });
});

import { expect, test } from 'vitest';
import { callGene } from '../call-gene.ts';
import type { PgxSite } from '../sites/pgx-site.ts';
import { PgxTable } from '../pgx-table.ts';

const positions = [
  { grch38: 10, ref: 'C', alts: ['T'] },
  { grch38: 20, ref: 'C', alts: ['T'] }, // exonic site of HapB3
  { grch38: 30, ref: 'G', alts: ['C'] }, // its intronic site
  { grch38: 40, ref: 'A', alts: ['G'] },
].map((position) => ({ rsid: null, hgvs: `g.${position.grch38}`, grch37: null, ...position }));

const table = PgxTable.parse({
  schema: 1,
  gene: 'DPYX',
  version: 'made',
  method: 'lowest-function',
  contig: '1',
  reference: 'Reference',
  undocumented: 'reference',
  hasActivity: true,
  required: [],
  key: [[10], [20, 30]],
  fallback: null,
  tier1: { alleles: [], positions: [] },
  watched: [],
  shownAs: {},
  preferences: [],
  positions,
  extra: [],
  alleles: [
    { name: 'Reference', cells: {}, function: 'Normal function', activity: '1.0' },
    { name: 'c.10', cells: { 0: 'T' }, function: 'No function', activity: '0.0' },
    { name: 'HapB3', cells: { 1: 'T', 2: 'C' }, function: 'Decreased function', activity: '0.5' },
    { name: 'c.30', cells: { 2: 'C' }, function: 'Decreased function', activity: '0.5' },
    { name: 'c.40', cells: { 3: 'G' }, function: 'Normal function', activity: '1.0' },
  ],
  phenotypes: [
    { of: ['1.0', '1.0'], phenotype: 'Normal Metabolizer', activity: '2.0' },
    { of: ['0.0', '1.0'], phenotype: 'Intermediate Metabolizer', activity: '1.0' },
    { of: ['0.0', '0.5'], phenotype: 'Poor Metabolizer', activity: '0.5' },
  ],
});

const sites = (...texts: readonly string[]): readonly PgxSite[] =>
  texts.map((text) =>
    text === ''
      ? { kind: 'missing', code: 'genome.no-call', detail: '' }
      : { kind: 'called', alleles: Array.from(text.replace('|', '')), isPhased: text.includes('|'), phaseSet: null },
  );
const call = (...texts: readonly string[]): string => {
  const { diplotypes, listed, lookup } = callGene(table, sites(...texts));
  const shown = listed?.join(' AND ') ?? diplotypes.map(({ names }) => names.join('/')).join(' OR ');
  return `${shown}: ${lookup?.names.join('/')}`;
};

test('unphased variants are listed, and the two lowest functions are looked up as if in trans', () => {
  expect(call('CT', 'CC', 'GG', 'AG')).toBe('c.10 AND c.40: c.10/c.40');
  expect(call('CT', 'CC', 'GG', 'GG')).toBe('c.40/[c.10 + c.40]: c.40/c.10');
});

test('phased variants of one strand stand in brackets, and the lowest of each strand is looked up', () => {
  expect(call('C|T', 'CC', 'GG', 'A|G')).toBe('Reference/[c.10 + c.40]: Reference/c.10');
  expect(call('C|T', 'CC', 'GG', 'G|A')).toBe('c.10/c.40: c.10/c.40');
});

test('HapB3 is decided by its intronic site; the exonic one stands in only where that is missing', () => {
  expect(call('CC', 'CT', 'GG', 'AA')).toBe('Reference/Reference: Reference/Reference');
  expect(call('CC', 'CC', 'GC', 'AA')).toBe('Reference/c.30: Reference/c.30');
  expect(call('CC', 'TT', 'GC', 'AA')).toBe('HapB3/Reference: HapB3/Reference');
  expect(call('CC', 'CT', 'GC', 'AA')).toBe('Reference AND HapB3: HapB3/Reference');
  expect(call('CC', 'CT', '', 'AA')).toBe('HapB3/Reference: HapB3/Reference');
  expect(call('CC', 'CT', 'CC', 'AA')).toBe('HapB3/c.30: HapB3/c.30');
});

test('a normal result is withheld where a key position was not seen', () => {
  const unseen = callGene(table, sites('', 'CC', 'GG', 'AA'));
  expect(unseen.lookup?.phenotype).toBe('Normal Metabolizer');
  expect(unseen.isNormalWithheld).toBe(true);
  expect(unseen.limits).toContain('genome.pgx-key-missing');
  expect(callGene(table, sites('CC', 'CC', 'GG', 'AA')).isNormalWithheld).toBe(false);
  expect(callGene(table, sites('CC', 'CC', '', 'AA')).isNormalWithheld).toBe(false);
  expect(callGene(table, sites('CC', '', '', 'AA')).isNormalWithheld).toBe(true);
});

import { expect, test } from 'vitest';
import { callGene } from './call-gene.ts';
import type { PgxSite } from './sites/pgx-site.ts';
import { PgxTable } from './pgx-table.ts';

/** Two alleles over three positions: `*2` by the first, `*3` by the second and third. */
const makeTable = (changes: Partial<PgxTable> = {}): PgxTable =>
  PgxTable.parse({
    schema: 1,
    gene: 'CYPX',
    version: 'made',
    method: 'named',
    contig: '1',
    reference: '*1',
    undocumented: 'refuse',
    hasActivity: false,
    required: [],
    key: [],
    fallback: null,
    tier1: { alleles: ['*2'], positions: [100] },
    watched: [],
    shownAs: {},
    preferences: [],
    positions: [100, 200, 300].map((grch38) => ({
      rsid: `rs${grch38}`,
      hgvs: `g.${grch38}A>G`,
      grch38,
      grch37: null,
      ref: 'A',
      alts: ['G'],
    })),
    extra: [],
    alleles: [
      { name: '*1', cells: {}, function: 'Normal function', activity: null },
      { name: '*2', cells: { 0: 'G' }, function: 'No function', activity: null },
      { name: '*3', cells: { 1: 'G', 2: 'G' }, function: null, activity: null },
    ],
    phenotypes: [
      { of: ['No function', 'Normal function'], phenotype: 'Intermediate Metabolizer', activity: null },
      { of: ['Normal function', 'Normal function'], phenotype: 'Normal Metabolizer', activity: null },
    ],
    ...changes,
  });

/** `AG` is unphased, `A|G` phased, `A` one copy, `A.` half, empty missing. */
const sites = (...texts: readonly string[]): readonly PgxSite[] =>
  texts.map((text) => {
    if (text === '') return { kind: 'missing', code: 'genome.absent', detail: '' };
    const isPhased = text.includes('|') || text.length === 1;
    const alleles = Array.from(text.replace('|', ''), (base) => (base === '.' ? null : base));
    const known = alleles.filter((allele) => allele !== null);
    if (known.length < alleles.length) return { kind: 'half', alleles, isPhased };
    return { kind: 'called', alleles: known, isPhased, phaseSet: null };
  });
const names = (call: ReturnType<typeof callGene>): readonly string[] =>
  call.diplotypes.map((diplotype) => diplotype.names.join('/'));

test('a reference row counts every position, an allele only its own: *1/*2 scores 3 + 1', () => {
  const call = callGene(makeTable(), sites('AG', 'AA', 'AA'));
  expect(names(call)).toEqual(['*1/*2']);
  expect(call.diplotypes[0]).toMatchObject({ score: 4, phenotype: 'Intermediate Metabolizer' });
  expect(call.limits).toEqual([]);
});

test('a position that is missing is named, and what it alone tells apart is lost', () => {
  const call = callGene(makeTable(), sites('', 'AG', 'AG'));
  expect(names(call)).toEqual(['*1/*3']);
  expect(call.missing.map(({ position, code }) => `${position} ${code}`)).toEqual(['100 genome.absent']);
  expect(call.tier1).toEqual({ tested: 0, total: 1 });
  expect(call.limits).toEqual(['genome.pgx-missing', 'genome.pgx-tier1-incomplete']);
});

test('a gene without any position is no data, one that nothing explains is no call', () => {
  expect(callGene(makeTable(), sites('', '', ''))).toMatchObject({ kind: 'no-data', reason: 'genome.pgx-no-position' });
  expect(callGene(makeTable(), sites('AA', 'AG', 'AA'))).toMatchObject({
    kind: 'no-call',
    reason: 'genome.pgx-no-match',
  });
});

test('phase is kept inside a phase set: *2 and *3 on one strand have no name, on two they have', () => {
  expect(callGene(makeTable(), sites('A|G', 'A|G', 'A|G')).kind).toBe('no-call');
  expect(names(callGene(makeTable(), sites('A|G', 'G|A', 'G|A')))).toEqual(['*2/*3']);
  expect(names(callGene(makeTable(), sites('AG', 'AG', 'AG')))).toEqual(['*2/*3']);
});

test('an allele without a function gives no phenotype, never a normal one', () => {
  expect(callGene(makeTable(), sites('AA', 'AG', 'AG')).diplotypes[0]?.phenotype).toBeNull();
});

test('the known half of a genotype rules a call out where it is a variant, and is missing where it is reference', () => {
  expect(callGene(makeTable(), sites('G.', 'AA', 'AA')).reason).toBe('genome.pgx-half-call');
  expect(names(callGene(makeTable(), sites('A.', 'AG', 'AG')))).toEqual(['*1/*3']);
});

test('a base that no allele knows refuses the call, or is read as reference and shown', () => {
  expect(callGene(makeTable(), sites('AT', 'AA', 'AA')).kind).toBe('no-call');
  const call = callGene(makeTable({ undocumented: 'reference' }), sites('AT', 'AA', 'AA'));
  expect(names(call)).toEqual(['*1/*1']);
  expect(call.undocumented.map(({ detail }) => detail)).toEqual(['A/T']);
  expect(call.limits).toContain('genome.pgx-undocumented');
});

test('a required position that is missing leaves the gene not called', () => {
  const call = callGene(makeTable({ required: [300] }), sites('AA', 'AA', ''));
  expect(call).toMatchObject({ kind: 'no-call', reason: 'genome.pgx-required-missing' });
});

test('one copy gives one name; one copy here and two there give none', () => {
  expect(names(callGene(makeTable(), sites('G', 'A', 'A')))).toEqual(['*2']);
  expect(callGene(makeTable(), sites('G', 'AA', 'AA')).reason).toBe('genome.pgx-copies');
});

test('an IUPAC cell fits both its bases and counts only where the sample is not reference', () => {
  const [one] = makeTable().alleles;
  const wobble = { name: '*4', cells: { 0: 'R', 1: 'G' }, function: null, activity: null };
  const table = makeTable({ alleles: [...(one ? [one] : []), wobble] });
  expect(callGene(table, sites('AA', 'GG', 'AA')).diplotypes).toMatchObject([{ names: ['*4', '*4'], score: 2 }]);
  expect(callGene(table, sites('GG', 'GG', 'AA')).diplotypes).toMatchObject([{ names: ['*4', '*4'], score: 4 }]);
});

test('unphased, the pair that the table prefers is taken where the whole list is possible', () => {
  const alleles = [
    ...makeTable().alleles,
    { name: '*5', cells: { 0: 'G', 1: 'G', 2: 'G' }, function: null, activity: null },
  ];
  const table = makeTable({ alleles, preferences: [{ list: ['*1/*5', '*2/*3'], pick: '*2/*3' }] });
  expect(names(callGene(table, sites('AG', 'AG', 'AG')))).toEqual(['*2/*3']);
  expect(names(callGene(makeTable({ alleles }), sites('AG', 'AG', 'AG')))).toEqual(['*1/*5']);
});

test('forty heterozygous positions without phase are called at once', () => {
  const many = Array.from({ length: 40 }, (_, i) => i);
  const [position] = makeTable().positions;
  const table = makeTable({
    positions: many.flatMap((i) => (position ? [{ ...position, grch38: 1000 + i }] : [])),
    tier1: { alleles: [], positions: [] },
    alleles: [
      { name: '*1', cells: {}, function: null, activity: null },
      { name: '*9', cells: Object.fromEntries(many.map((i) => [i, 'G'])), function: null, activity: null },
    ],
  });
  expect(names(callGene(table, sites(...many.map(() => 'AG'))))).toEqual(['*1/*9']);
});

test('where no pair fits, one position may stand for the names to look up by, and it is said', () => {
  const fallback = { position: 100, names: { A: '*1', G: '*2' } };
  const call = callGene(makeTable({ fallback }), sites('AG', 'AG', 'AA'));
  expect(call).toMatchObject({ kind: 'no-call', lookup: { names: ['*1', '*2'] }, limits: ['genome.pgx-single-site'] });
  expect(callGene(makeTable({ fallback }), sites('', 'AG', 'AA')).lookup).toBeNull();
});

import { expect, test } from 'vitest';
import { PgxTable } from '../pgx-table.ts';
import { readOutsideLine } from './read-outside-line.ts';

const makeTable = (changes: Partial<PgxTable>): PgxTable =>
  PgxTable.parse({
    schema: 1,
    gene: 'CYP2D6',
    version: 'made',
    method: 'outside-only',
    contig: '22',
    reference: '*1',
    undocumented: 'refuse',
    hasActivity: true,
    required: [],
    key: [],
    fallback: null,
    tier1: { alleles: [], positions: [] },
    watched: [],
    shownAs: {},
    preferences: [],
    positions: [],
    extra: [],
    alleles: [
      { name: '*1', cells: null, function: 'Normal function', activity: '1.0' },
      { name: '*1x≥3', cells: null, function: 'Increased function', activity: '≥3.0' },
      { name: '*4', cells: null, function: 'No function', activity: '0.0' },
      { name: '*68 + *4', cells: null, function: 'No function', activity: '0.0' },
    ],
    phenotypes: [
      { of: ['1.0', '1.0'], phenotype: 'Normal Metabolizer', activity: '2.0' },
      { of: ['1.0', '≥3.0'], phenotype: 'Ultrarapid Metabolizer', activity: '≥4.0' },
      { of: ['0.0', '1.0'], phenotype: 'Intermediate Metabolizer', activity: '1.0' },
      { of: ['0.0', '0.0'], phenotype: 'Poor Metabolizer', activity: '0.0' },
    ],
    ...changes,
  });
const hla = makeTable({ gene: 'HLA-B', contig: '6', hasActivity: false, watched: ['*15:02', '*57:01'], alleles: [] });
const tables = new Map([makeTable({}), hla].map((table) => [table.gene, table]));
const read = (line: string, options = {}): object => {
  const result = readOutsideLine(line.replaceAll(' | ', '\t'), tables, options);
  return result.ok ? result.value : result.error;
};

test('a diplotype gives phenotype and score; suballeles and the gene before the name are cut', () => {
  expect(read('CYP2D6 | CYP2D6*4.024/*1')).toMatchObject({
    names: ['*1', '*4'],
    phenotype: 'Intermediate Metabolizer',
    activity: '1.0',
    lookup: { keys: ['1.0'] },
    warnings: [],
  });
});

test('three copies are looked up as three or more, and the sum keeps its sign', () => {
  expect(read('CYP2D6 | *1x3/*1')).toMatchObject({
    phenotype: 'Indeterminate',
    lookup: { names: ['*1', '*1x≥3'], keys: ['≥4.0'] },
  });
});

test('a hybrid written without spaces is the one of the table, and the other spelling is told', () => {
  expect(read('CYP2D6 | *68+*4/*4')).toMatchObject({
    phenotype: 'Poor Metabolizer',
    respelled: [{ from: '*68+*4', to: '*68 + *4' }],
  });
  expect(read('CYP2D6 | *68+*4/*4', { isStrict: true })).toMatchObject({
    phenotype: 'Indeterminate',
    warnings: ['genome.outside-unknown-allele'],
  });
});

test('the score beats the phenotype and that the diplotype; disagreement is said', () => {
  expect(read('CYP2D6 | *1/*1 | PM | 1.0')).toMatchObject({
    phenotype: 'Intermediate Metabolizer',
    lookup: { keys: ['1.0'] },
    warnings: ['genome.outside-disagree'],
  });
  expect(read('CYP2D6 | *4/*4 | Normal Metabolizer')).toMatchObject({
    phenotype: 'Normal Metabolizer',
    activity: 'n/a',
    warnings: ['genome.outside-disagree'],
  });
});

test('a phenotype alone stands for every score that means it; EM is the older word for normal', () => {
  expect(read('CYP2D6 |  | EM')).toMatchObject({ phenotype: 'Normal Metabolizer', lookup: { keys: ['2.0'] } });
});

test('a score that the table does not define is indeterminate, and said to be unknown', () => {
  expect(read('CYP2D6 |  |  | 7.0')).toMatchObject({
    phenotype: 'Indeterminate',
    warnings: ['genome.outside-unknown-score'],
  });
});

test('an HLA pair tells of every allele that guidelines ask for, a statement only of its own', () => {
  expect(read('HLA-B | *57:01:01/*07:02')).toMatchObject({
    lookup: { keys: ['*15:02 negative', '*57:01 positive'] },
    warnings: [],
  });
  expect(read('HLA-B |  | *57:01 negative')).toMatchObject({
    lookup: { keys: ['*57:01 negative'] },
    warnings: ['genome.outside-untested'],
  });
  expect(read('HLA-B | *57:01')).toMatchObject({ warnings: ['genome.outside-one-allele'] });
});

test('a line that tells nothing, or of a gene without a table, is refused by name', () => {
  expect(read('CYP2D6')).toMatchObject({ code: 'genome.outside-line' });
  expect(read('CYP9Z9 | *1/*1')).toMatchObject({ code: 'genome.outside-gene', params: { gene: 'CYP9Z9' } });
});

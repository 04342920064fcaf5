import { expect, test } from 'vitest';
import { pgxTables } from '../../../../tests/fixtures/pgx-tables.ts';
import { outsideFact, toldOutside } from './outside-fact.ts';
import { readOutsideText } from './read-outside-text.ts';

const tables = pgxTables();
const text =
  '\uFEFFGene\tDiplotype\r\n# by a caller\r\nCYP2D6\t*4/*4\r\n\r\nHLA-B\t*57:01/*07:02\nCYP2D6\t*1/*1\nXYZ\t*1/*2\n';

test('a file of outside calls is read line by line; what is none is named with its line', () => {
  const { calls, refused } = readOutsideText(text, tables);
  expect(calls.map(({ call }) => [call.gene, call.lookup.keys])).toEqual([
    ['CYP2D6', ['0.0']],
    ['HLA-B', ['*15:02 negative', '*57:01 positive', '*58:01 negative']],
  ]);
  expect(refused).toEqual([
    { number: 6, error: { code: 'genome.outside-twice', params: { gene: 'CYP2D6' } } },
    { number: 7, error: { code: 'genome.outside-gene', params: { gene: 'XYZ' } } },
  ]);
});

test('an outside call is kept as received, and read anew with who gave it', () => {
  const [first] = readOutsideText(text, tables).calls;
  if (!first) throw new TypeError('two calls');
  const fact = {
    ...outsideFact(first.call, first.line),
    at: '2026-01-10T00:00:00.000Z',
    from: { kind: 'file', name: 'cyp2d6.tsv' },
  } as const;
  expect(fact).toMatchObject({ key: 'outside_call/CYP2D6', value: { text: '*4/*4' }, notes: ['CYP2D6\t*4/*4'] });
  expect(toldOutside([fact], tables)).toMatchObject([
    { from: 'cyp2d6.tsv', line: 'CYP2D6\t*4/*4', call: { phenotype: 'Poor Metabolizer', activity: '0.0' } },
  ]);
});

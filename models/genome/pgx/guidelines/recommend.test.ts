import { expect, test } from 'vitest';
import type { GuidelineRow, GuidelineTable } from './guideline-table.ts';
import { recommend, silentGuidelines } from './recommend.ts';

const row = (
  drug: string,
  lookup: Readonly<Record<string, string>>,
  population: string | null = null,
): GuidelineRow => ({
  drug,
  guideline: drug,
  lookup,
  population,
  strength: 'Strong',
  implications: '',
  text: Object.values(lookup).join(' + '),
  dosing: false,
  alternative: false,
});
const table: GuidelineTable = {
  schema: 1,
  source: 'CPIC',
  version: '2024-05-29',
  titles: { 'made drug': 'Guideline for a made drug' },
  rows: [
    row('made drug', { CYP2C19: 'Poor Metabolizer', CYP2D6: 'No Result' }),
    row('made drug', { CYP2C19: 'Poor Metabolizer', CYP2D6: '0.0' }, 'adults'),
    row('made drug', { CYP2C19: 'Poor Metabolizer', CYP2D6: '0.0' }, 'pediatrics'),
    row('other drug', { CYP2C19: 'Normal Metabolizer' }),
    row('flow chart', {}),
  ],
};
const shown = (keys: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  recommend([table], new Map(Object.entries(keys))).map(({ drug, text, population }) =>
    [drug, text, population].filter(Boolean).join(': '),
  );

test('a gene without a result matches only the row that says so', () => {
  expect(shown({ CYP2C19: ['Poor Metabolizer'] })).toEqual(['made drug: Poor Metabolizer + No Result', 'flow chart']);
});

test('all genes of a row must match, and every population is given', () => {
  expect(shown({ CYP2C19: ['Poor Metabolizer'], CYP2D6: ['0.0'] })).toEqual([
    'made drug: Poor Metabolizer + 0.0: adults',
    'made drug: Poor Metabolizer + 0.0: pediatrics',
    'flow chart',
  ]);
});

test('an ambiguous gene gives the rows of each of its values', () => {
  expect(shown({ CYP2C19: ['Poor Metabolizer', 'Normal Metabolizer'] })).toEqual([
    'made drug: Poor Metabolizer + No Result',
    'other drug: Normal Metabolizer',
    'flow chart',
  ]);
});

test('a row says where it is from', () => {
  const [first] = recommend([table], new Map([['CYP2C19', ['Poor Metabolizer']]]));
  expect(first).toMatchObject({ source: 'CPIC', version: '2024-05-29', title: 'Guideline for a made drug' });
});

test('a guideline that has no row for a result is told as silent', () => {
  const silent = silentGuidelines([table], new Map([['CYP2C19', ['Poor Metabolizer']]]));
  expect(silent.map(({ drug, genes }) => `${drug}: ${genes.join()}`)).toEqual(['other drug: CYP2C19']);
});

import { expect, test } from 'vitest';
import { knowledgeTables } from '../../../../tests/fixtures/knowledge-tables.ts';
import { readKnowledgePack } from './knowledge-pack.ts';

const card = {
  schema: 1,
  id: 'made',
  kind: 'acmg',
  version: '2024',
  date: '2026-01-02',
  source: 'made',
  licence: 'CC0-1.0',
  madeBy: 'by hand',
};
const table = knowledgeTables('acmg').find(({ id }) => id === 'acgs-2024')?.table;
const code = (file: unknown) => {
  const read = readKnowledgePack(typeof file === 'string' ? file : JSON.stringify(file));
  return read.ok ? read.value.kind : read.error;
};

test('a file of card and table is read in the form of its kind', () => {
  expect(code({ card, table })).toBe('acmg');
});

test.each([
  ['genome.knowledge-json', '{', {}],
  ['genome.knowledge-json', [], {}],
  ['genome.knowledge-card', { card: { ...card, source: ' ' }, table }, { where: 'source' }],
  ['genome.knowledge-card', { card: { ...card, madeBy: undefined }, table }, { where: 'madeBy' }],
  ['genome.knowledge-kind', { card: { ...card, kind: 'recipe' }, table }, { kind: 'recipe' }],
  ['genome.knowledge-table', { card: { ...card, kind: 'panel' }, table }, { kind: 'panel' }],
  ['genome.knowledge-version', { card: { ...card, version: '2025' }, table }, { card: '2025', table: '2024' }],
])('%s', (expected, file, params) => {
  expect(code(file)).toMatchObject({ code: expected, params });
});

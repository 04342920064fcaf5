import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { genomeTables } from '../../../../models/genome/file/tables/genome-tables.ts';
import { hasText } from '../../../ui/text/t.ts';
import { Sheet } from './print-sheet.tsx';
import { printedTables } from './printed-tables.ts';

const known = {
  summary: null,
  genes: [],
  advice: [],
  places: [],
  variants: null,
  said: {
    schemes: [],
    scheme: 'acmg-2015',
    variants: [],
    glioma: { results: [], confirmed: null, stale: null, history: [] },
  },
} as const;

test('the sheet says whose it is, and first and last that nobody signed it', () => {
  const person = { name: 'SAMPLE^Jane', patientId: '17', birthDate: '1949-06-01' };
  const markup = renderToStaticMarkup(<Sheet known={known as never} person={person} at="2026-11-24T18:12:39.000Z" />);
  expect(markup).toContain('SAMPLE, Jane · 1949-06-01 · 17');
  expect(markup.match(/Not signed\./g)).toHaveLength(2);
});

test('on paper stand variants that somebody classified or ClinVar calls pathogenic; how many others there are is told', () => {
  const columns = ['gene', 'clinvar', 'class', 'tier'];
  const rows = [
    ['BRCA2', 'Pathogenic', null, null],
    ['BRCA1', 'Benign', 'uncertain', null],
    ['TP53', 'Conflicting_classifications_of_pathogenicity', null, null],
    ['MLH1', null, null, null],
  ];
  const [printed] = printedTables([{ id: 'variants', columns, rows }]);
  expect(printed?.table.rows.map(([gene]) => gene)).toEqual(['BRCA2', 'BRCA1']);
  expect(printed?.leftOut).toBe(2);
});

test('every column that is printed has a name in the language', () => {
  const all = genomeTables(known as never);
  const markup = renderToStaticMarkup(
    <Sheet
      known={known as never}
      person={{ name: 'A', patientId: '', birthDate: null }}
      at="2026-11-24T18:12:39.000Z"
    />,
  );
  const names = printedTables(all).flatMap(({ table }) => table.columns);
  expect(names.filter((name) => !hasText(`genome.column-${name}`))).toEqual([]);
  expect(names.filter((name) => !all.some(({ columns }) => columns.includes(name)))).toEqual([]);
  expect(markup).not.toContain('genome.');
});

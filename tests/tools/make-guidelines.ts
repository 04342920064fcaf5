// Writes resources/knowledge/guidelines/<source>/{card,table}.json from the recommendation tables beside the checkout
// (`../shared/data/genomics/pgx`): `node tests/tools/make-guidelines.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GuidelineTable } from '../../models/genome/pgx/guidelines/guideline-table.ts';
import type { GuidelineRow } from '../../models/genome/pgx/guidelines/guideline-table.ts';
import { readTsv } from '../fixtures/read-tsv.ts';

const root = path.resolve(import.meta.dirname, '../..');
const from = path.resolve(root, '../shared/data/genomics/pgx');
const date = '2024-05-29';
const licences = {
  CPIC: 'CC0-1.0 (CPIC); read from files of PharmCAT, MPL-2.0',
  DPWG: 'CC BY-SA 4.0 (annotations of the guidelines of the Royal Dutch Pharmacists Association by ClinPGx, www.clinpgx.org); read from files of PharmCAT, MPL-2.0. Changed: written as rows, formatting of the texts removed',
} as const;

/** A look-up by allele counts (`{"*28": 2}`) is kept as text: it never equals a score or phenotype, and shows as silent. */
const lookupOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(JSON.parse(text))).map(([gene, value]) => [
      gene,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
const readable = (text: string | undefined): string =>
  (text ?? '').replaceAll('&ge;', '≥').replaceAll('&nbsp;', ' ').trim();
const known = (text: string | undefined): string | null => (text && text !== 'N/A' ? readable(text) : null);

const rowOf = (cells: Readonly<Record<string, string>>): GuidelineRow => ({
  drug: cells['drugs'] ?? '',
  guideline: cells['guideline_id'] ?? '',
  lookup: lookupOf(cells['lookup'] ?? '{}'),
  population: known(cells['population']),
  strength: known(cells['strength']),
  implications: readable(cells['implications']),
  text: known(cells['recommendation']),
  dosing: cells['dosing_info'] === '1',
  alternative: cells['alternate_drug'] === '1',
});

/** CPIC's warfarin guideline is a flow chart over several genes and the patient's ancestry: it has no rows. */
const warfarin: GuidelineRow = {
  drug: 'warfarin',
  guideline: 'PA166104949',
  lookup: {},
  population: null,
  strength: null,
  implications: '',
  text: null,
  dosing: false,
  alternative: false,
};

for (const source of ['CPIC', 'DPWG'] as const) {
  const cells = readTsv(path.join(from, `recommendations_${source.toLowerCase()}_2024-05.tsv.gz`));
  const rows = [...cells.map(rowOf), ...(source === 'CPIC' ? [warfarin] : [])].sort((a, b) =>
    a.drug === b.drug ? 0 : a.drug < b.drug ? -1 : 1,
  );
  const titles = {
    ...Object.fromEntries(cells.map((row) => [row['guideline_id'] ?? '', row['guideline'] ?? ''])),
    ...(source === 'CPIC'
      ? { PA166104949: 'Annotation of CPIC Guideline for warfarin and CYP2C9, CYP4F2, VKORC1' }
      : {}),
  };
  const table = GuidelineTable.parse({ schema: 1, source, version: date, titles, rows });
  const card = {
    schema: 1,
    id: source.toLowerCase(),
    kind: 'guideline',
    version: date,
    date,
    source: `${source} guidelines as annotated by ClinPGx, data files of PharmGKB/PharmCAT 30f8cfb (${date})`,
    licence: licences[source],
    madeBy: 'tests/tools/make-guidelines.ts',
    links: 'https://www.clinpgx.org/guidelineAnnotation/<guideline>',
  };
  const folder = path.join(root, 'resources/knowledge/guidelines', source.toLowerCase());
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  const lines = table.rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const { schema, version } = table;
  writeFileSync(
    path.join(folder, 'table.json'),
    `{\n  "schema": ${schema},\n  "source": "${source}",\n  "version": "${version}",\n  "titles": ${JSON.stringify(titles)},\n  "rows": [\n${lines}\n  ]\n}\n`,
  );
  console.log(`${source}: ${table.rows.length} rows`);
}

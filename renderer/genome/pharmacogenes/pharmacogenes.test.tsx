import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { evidenceLimits } from '../../../models/genome/file/call-sites.ts';
import { callPharmacogenes } from '../../../models/genome/pgx/call-pharmacogenes.ts';
import { adviceFor } from '../../../models/genome/pgx/guidelines/advise.ts';
import { medicationKey } from '../../../models/genome/pgx/guidelines/medication.ts';
import { readOutsideLine } from '../../../models/genome/pgx/outside/read-outside-line.ts';
import { tableVersions } from '../../../models/genome/pgx/pgx-table.ts';
import type { ToldOutside } from '../../../models/genome/pgx/pharmacogene.ts';
import { makePgxRecords } from '../../../tests/fixtures/make-pgx-vcf.ts';
import { pgxKnowledge } from '../../../tests/fixtures/pgx-tables.ts';
import { Pharmacogenes } from './pharmacogenes.tsx';

const knowledge = pgxKnowledge();
const poor = { rs12769205: 'G/G', rs4244285: 'A/A', rs3758581: 'G/G' }; // CYP2C19 *2/*2

/** The page of a file with CYP2C19 and all positions of TPMT but one, as the text of a gene's row and of a drug's. */
const pageOf = (taken: readonly string[], told: readonly ToldOutside[] = []) => {
  const tables = ['CYP2C19', 'TPMT'].flatMap((gene) => knowledge.genes.get(gene) ?? []);
  const records = makePgxRecords({ tables, genotypes: { ...poor, rs1800462: null } });
  const lookedFor = tableVersions(knowledge.genes.values());
  const file = { build: 'GRCh38', isWhole: true, records, lookedFor, limits: evidenceLimits } as const;
  const genes = callPharmacogenes(knowledge, file, told);
  const facts = taken.map((drug) => ({
    key: medicationKey(drug),
    code: null,
    value: { kind: 'boolean', is: true } as const,
    at: '2026-01-01T00:00:00.000Z',
    from: { kind: 'file', name: 'clinical.json' } as const,
    notes: [],
  }));
  const never = (): void => undefined;
  const markup = renderToStaticMarkup(
    <Pharmacogenes
      genes={genes}
      advice={adviceFor(knowledge, genes, facts)}
      file={null}
      onTaken={never}
      onOutside={never}
      onTell={never}
      onForget={never}
    />,
  );
  const row = (gene: string): string => markup.split('<tr').find((part) => part.includes(`data-gene="${gene}"`)) ?? '';
  const drug = (name: string): string => markup.split('<li').find((part) => part.includes(`>${name}<`)) ?? '';
  return { markup, row, drug };
};

test('23 genes stand in a line each; one with a result shows diplotype, boxes and word', () => {
  const { markup, row } = pageOf([]);
  expect(markup.match(/data-gene=/g)).toHaveLength(23);
  expect(row('CYP2C19')).toContain('*2/*2');
  expect(row('CYP2C19')).toContain('>poor<');
  expect(row('CYP2C19').match(/data-on="true"/g)).toHaveLength(1);
  expect(row('CYP2C19')).toContain('35/35');
});

test('not called is dashed and says why; it is never normal', () => {
  const { row } = pageOf([]);
  for (const [gene, said] of [
    ['CYP2D6', 'no file given'],
    ['RYR1', 'no statement'],
  ] as const) {
    expect(row(gene)).toContain('data-known="false"');
    expect(row(gene)).toContain(said);
    expect(row(gene)).not.toMatch(/normal/i);
  }
  expect(row('RYR1')).toContain('0/313');
  expect(row('TPMT')).toMatch(/data-limiting="true"[^>]*>42\/43/);
});

test('a result is grey until a drug that is taken now is concerned', () => {
  expect(pageOf([]).row('CYP2C19')).toContain('data-colour="plain"');
  const { row, drug } = pageOf(['clopidogrel', 'codeine']);
  expect(row('CYP2C19')).toContain('data-colour="danger"');
  expect(drug('clopidogrel')).toContain('Other drug');
  expect(drug('clopidogrel')).toContain('CPIC · 2024-05-29 · strong');
  expect(drug('codeine')).toContain('Nothing is said: no result for CYP2D6.');
});

test('a drug taken whose guideline has a row shows it, also where nothing changes or the row must be read', () => {
  const { drug } = pageOf(['mercaptopurine', 'warfarin']);
  expect(drug('warfarin')).toContain('This guideline cannot be followed by genotype alone');
  expect(drug('mercaptopurine')).toContain('Too little of TPMT was tested');
});

test('an outside call fills its line', () => {
  const line = 'CYP2D6\t*4/*4';
  const call = readOutsideLine(line, knowledge.genes);
  if (!call.ok) throw new TypeError(call.error.code);
  const { row, drug } = pageOf(['codeine'], [{ line, from: 'calls.tsv', at: null, call: call.value }]);
  expect(row('CYP2D6')).toContain('*4/*4');
  expect(row('CYP2D6')).toContain('poor, score 0.0');
  expect(drug('codeine')).toContain('Other drug');
});

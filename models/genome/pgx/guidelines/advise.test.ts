import { expect, test } from 'vitest';
import { makePgxRecords } from '../../../../tests/fixtures/make-pgx-vcf.ts';
import type { MadeGenotypes } from '../../../../tests/fixtures/make-pgx-vcf.ts';
import { pgxKnowledge } from '../../../../tests/fixtures/pgx-tables.ts';
import { evidenceLimits } from '../../file/call-sites.ts';
import { callPharmacogenes } from '../call-pharmacogenes.ts';
import { tableVersions } from '../pgx-table.ts';
import { adviceFor } from './advise.ts';
import { reported } from './reported.ts';

const knowledge = pgxKnowledge();
const lookedFor = tableVersions(knowledge.genes.values());
const genesOf = (genotypes: MadeGenotypes, ...names: readonly string[]) => {
  const tables = names.flatMap((name) => knowledge.genes.get(name) ?? []);
  const file = { build: 'GRCh38', isWhole: true, records: makePgxRecords({ tables, genotypes }) } as const;
  return callPharmacogenes(knowledge, { ...file, lookedFor, limits: evidenceLimits }, []);
};
const adviceOn = (drug: string, genotypes: MadeGenotypes, ...names: readonly string[]) =>
  adviceFor(knowledge, genesOf(genotypes, ...names), []).find((each) => each.drug === drug);

const normal = { rs3758581: 'G/G' }; // CYP2C19 *1/*1: the reference of the table is *38

test('the weight of a drug is the gravest mark among the rows that apply', () => {
  expect(adviceOn('clopidogrel', normal, 'CYP2C19')).toMatchObject({ weight: 'unchanged', untested: [] });
  expect(adviceOn('simvastatin', { rs4149056: 'T/C' }, 'SLCO1B1')).toMatchObject({ weight: 'adapt' });
  expect(adviceOn('codeine', {}, 'CYP2C19')).toMatchObject({ weight: 'unknown', rows: [], untested: ['CYP2D6'] });
});

test('that nothing changes is not said of a gene whose minimum set was not tested; a warning is', () => {
  const partly = adviceOn('clopidogrel', { ...normal, rs4244285: null }, 'CYP2C19');
  expect(partly).toMatchObject({ weight: 'unknown', unsure: ['CYP2C19'] });
  const poor = { ...normal, rs12769205: 'G/G', rs4244285: 'A/A', rs12248560: null };
  expect(adviceOn('clopidogrel', poor, 'CYP2C19')).toMatchObject({ weight: 'other-drug' });
});

test('a report leaves out genes that no drug taken needs and that are as everybody has them', () => {
  const genes = genesOf({ ...normal, rs12769205: 'G/G', rs4244285: 'A/A' }, 'CYP2C19', 'CFTR', 'TPMT');
  const told = reported(genes, adviceFor(knowledge, genes, []));
  expect(told?.genes.map(({ gene }) => gene)).toEqual(['CYP2C19']);
  expect(told).toMatchObject({ taken: [], advice: [] });
  expect(reported(genesOf({}), [])).toBeUndefined();
});

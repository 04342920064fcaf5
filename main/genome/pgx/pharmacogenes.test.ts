import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact } from '../../../models/base/fact.ts';
import { GenomeFileId, SubjectId } from '../../../models/base/ids.ts';
import { geneResult } from '../../../models/genome/pgx/gene-result.ts';
import { adviceFor } from '../../../models/genome/pgx/guidelines/advise.ts';
import { medicationKey } from '../../../models/genome/pgx/guidelines/medication.ts';
import { makePgxVcf } from '../../../tests/fixtures/make-pgx-vcf.ts';
import type { MadePgx } from '../../../tests/fixtures/make-pgx-vcf.ts';
import { pgxTables } from '../../../tests/fixtures/pgx-tables.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { scanVcf } from '../scan.ts';
import { newestSummary } from '../shown/summary.ts';
import { pharmacogenesOf } from './gather-pharmacogenes.ts';
import { readKnowledge } from './read-knowledge.ts';
import { takeOutside } from './take-outside.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const tables = pgxTables();
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const signal = new AbortController().signal;
let library: Library;
let folder = '';
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-pgx-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const ctx = () => ({ library, actor, resources, now: library.now, newId: library.newId });
const put = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};
const genesOf = (...names: readonly string[]): MadePgx['tables'] => names.flatMap((name) => tables.get(name) ?? []);
const scan = async (subject: string, made: MadePgx) => {
  const file = await put('patient.vcf', makePgxVcf(made));
  const run = { signal, report: () => undefined };
  return scanVcf({ path: file, sample: null, subject: SubjectId.parse(subject) }, ctx(), run);
};
const set = async (subject: SubjectId, key: string, is: boolean): Promise<void> => {
  const after: Fact = {
    key,
    code: null,
    value: { kind: 'boolean', is },
    at: library.now(),
    from: { kind: 'typed', by: actor },
    notes: [],
  };
  const before = await library.store.enteredFact({ subject, key });
  await library.journal.append({ subject, studyUid: null, actor, change: { kind: 'fact.set', key, before, after } });
};
const shown = async (subject: string) => {
  const knowledge = await readKnowledge(resources);
  const { genes, entered } = await pharmacogenesOf(library, SubjectId.parse(subject), knowledge);
  const gene = (name: string) => {
    const found = genes.find((each) => each.gene === name);
    if (!found) throw new TypeError(name);
    return found;
  };
  return { gene, genes, advice: adviceFor(knowledge, genes, entered) };
};

// CYP2C19*2 by hand: rs12769205 G, rs4244285 A, and G at rs3758581, which every allele but *38 has.
const poor = { rs12769205: 'G/G', rs4244285: 'A/A', rs3758581: 'G/G' };

test.each(['GRCh38', 'GRCh37'] as const)(
  'CYP2C19 *2/*2 in a %s file: poor, and clopidogrel is advised against once it is taken',
  async (build) => {
    const subject = `s-${build}`;
    await scan(subject, { tables: genesOf('CYP2C19'), genotypes: poor, build });
    const before = await shown(subject);
    expect(geneResult(before.gene('CYP2C19'))).toMatchObject({ pairs: ['*2/*2'], phenotypes: ['Poor Metabolizer'] });
    expect(before.gene('CYP2C19').call?.positions).toEqual({ tested: 35, total: 35 });
    expect(before.gene('CYP2C19').readings.find(({ rsid }) => rsid === 'rs4244285')).toMatchObject({
      at: build === 'GRCh38' ? 94781859 : 96541616,
      genotype: 'A/A',
      isOther: true,
      depth: expect.any(Number),
    });
    expect(before.advice.some(({ isTaken }) => isTaken)).toBe(false);

    await set(SubjectId.parse(subject), medicationKey('clopidogrel'), true);
    const [first] = (await shown(subject)).advice;
    expect(first).toMatchObject({ drug: 'clopidogrel', isTaken: true, weight: 'other-drug', untested: [] });
    expect(first?.rows).toContainEqual(
      expect.objectContaining({ source: 'CPIC', version: '2024-05-29', population: 'CVI ACS PCI', strength: 'Strong' }),
    );
  },
);

test('a gene of which nothing is in the file has no data; one that needs a caller says so; neither is normal', async () => {
  await scan('s2', { tables: genesOf('CYP2C19'), genotypes: { ...poor, rs4244285: null, rs12769205: 'G/G' } });
  const { gene, advice } = await shown('s2');
  expect(geneResult(gene('TPMT'))).toMatchObject({ from: null, code: 'genome.pgx-no-position', phenotypes: [] });
  expect(gene('TPMT').call?.positions).toEqual({ tested: 0, total: 43 });
  expect(geneResult(gene('CYP2D6'))).toMatchObject({ from: null, code: 'genome.pgx-outside-only' });
  expect(gene('CYP2C19').call).toMatchObject({
    positions: { tested: 34, total: 35 },
    missing: [{ rsid: 'rs4244285', code: 'genome.absent' }],
    limits: ['genome.pgx-missing', 'genome.pgx-tier1-incomplete', 'genome.pgx-ambiguous'],
  });
  expect(advice.find(({ drug }) => drug === 'codeine')).toMatchObject({ weight: 'unknown', untested: ['CYP2D6'] });
});

test('a position without a place in the build is said so; one that failed a filter gives nothing', async () => {
  const text = makePgxVcf({ tables: genesOf('CYP2C19'), genotypes: poor }).replace(
    /(rs4244285\t.*\t)PASS/,
    '$1LowQual',
  );
  const run = { signal, report: () => undefined };
  const subject = SubjectId.parse('s3');
  await scanVcf({ path: await put('filtered.vcf', text), sample: null, subject }, ctx(), run);
  expect((await shown('s3')).gene('CYP2C19').call?.missing).toMatchObject([
    { code: 'genome.filtered', detail: 'LowQual' },
  ]);

  const nowhere = [...tables.values()].find(({ positions, extra }) =>
    [...positions, ...extra].some((p) => p.grch37 === null),
  );
  if (!nowhere) return;
  await scan('s3', { tables: [nowhere], genotypes: {}, build: 'GRCh37' });
  const { readings } = (await shown('s3')).gene(nowhere.gene);
  expect(readings.filter(({ at }) => at === null)).toMatchObject([{ code: 'genome.no-place', genotype: null }]);
});

test('an outside call is kept with its author, goes before the file, and can be taken away', async () => {
  const subject = SubjectId.parse('s4');
  await scan('s4', { tables: genesOf('CYP2C19'), genotypes: poor });
  const file = await put('cyp2d6.tsv', 'CYP2D6\t*4/*4\nMT-RNR1\t1555A>G\nXYZ\t*1/*1\n');
  const taken = await takeOutside({ subject, path: file, name: 'cyp2d6.tsv' }, ctx());
  expect(taken).toMatchObject({
    calls: [{ gene: 'CYP2D6' }, { gene: 'MT-RNR1' }],
    refused: [{ number: 3, code: 'genome.outside-gene' }],
  });
  const { gene, advice } = await shown('s4');
  expect(geneResult(gene('CYP2D6'))).toMatchObject({
    from: 'outside',
    pairs: ['*4/*4'],
    phenotypes: ['Poor Metabolizer'],
  });
  expect(gene('CYP2D6').outside).toMatchObject({ from: 'cyp2d6.tsv', line: 'CYP2D6\t*4/*4' });
  expect(gene('MT-RNR1').outside?.call.respelled).toEqual([{ from: '1555A>G', to: 'm.1555A>G' }]);
  expect(advice.find(({ drug }) => drug === 'codeine')).toMatchObject({ weight: 'other-drug', untested: [] });
  const { entries } = await library.store.journal({ subject, offset: 0, limit: 10 });
  expect(JSON.stringify(entries)).toContain('A. Reader');

  await library.journal.undo(subject, actor);
  await library.journal.undo(subject, actor);
  expect(geneResult((await shown('s4')).gene('CYP2D6'))).toMatchObject({ from: null });
});

test('a file of outside calls without any call is refused with the line that was looked at', async () => {
  const file = await put('none.tsv', '# caller 2.1\n*4/*4\n');
  const taking = takeOutside({ subject: SubjectId.parse('s4'), path: file, name: 'none.tsv' }, ctx());
  await expect(taking).rejects.toMatchObject({ code: 'genome.outside-none', params: { line: 2 } });
});

test('a file kept in the first form shows its APOE as before, and no pharmacogene until it is read again', async () => {
  const id = GenomeFileId.parse('first-form');
  const subject = SubjectId.parse('s5');
  const where = { contig: '19', evidence: 'variant', isPhased: false, phaseSet: null, depth: 30, genotypeQuality: 99 };
  await library.store.putGenomeFile({
    file: { id, at: library.now(), name: 'old.vcf', body: firstForm },
    genotypes: [
      {
        key: 'rs429358',
        body: { kind: 'called', rsid: 'rs429358', start: 44908683, ref: 'T', bases: ['T', 'C'], line: 9, ...where },
      },
      {
        key: 'rs7412',
        body: { kind: 'called', rsid: 'rs7412', start: 44908821, ref: 'C', bases: ['C', 'C'], line: 10, ...where },
      },
    ],
  });
  const change = { kind: 'subject.join', item: { kind: 'genome', file: id }, from: null, to: subject } as const;
  await library.journal.append({ subject, studyUid: null, actor, change });
  await set(subject, 'consent_apoe', true);
  expect(await newestSummary(library, subject)).toMatchObject({ apoe: { kind: 'shown', call: { genotype: 'e3/e4' } } });
  const { genes } = await shown('s5');
  expect(genes).toHaveLength(23);
  for (const gene of genes) expect(geneResult(gene)).toMatchObject({ from: null, code: 'genome.pgx-read-again' });
});

const firstForm = {
  schema: 1,
  digest: 'ab'.repeat(32),
  bytes: 1,
  fileFormat: 'VCFv4.2',
  compression: 'none',
  build: 'GRCh38',
  evidence: [],
  sample: 'S',
  sampleCount: 1,
  records: 2,
  kept: 2,
  problems: [],
};

test('a file with every position keeps under half a megabyte', async () => {
  const { file } = await scan('s6', { tables: tables.values(), genotypes: poor });
  const kept = await library.store.genotypesOf(file.id);
  expect(kept.length).toBeGreaterThan(1150);
  expect(JSON.stringify(kept).length).toBeLessThan(500_000);
});

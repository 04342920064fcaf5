import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StudyUid } from '../../../models/base/ids.ts';
import type { SubjectId } from '../../../models/base/ids.ts';
import type { ExportKind } from '../../../models/genome/file/tables/exported.ts';
import { makeBatch } from '../../../tests/fixtures/make-received.ts';
import { makeGenomeFiles } from '../../../tests/fixtures/make-genome-files.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { pharmacogenesIn } from '../pgx/gather-pharmacogenes.ts';
import { tellOutside } from '../pgx/tell-outside.ts';
import { scanVcf } from '../scan.ts';
import { interpret } from '../variants/interpret/interpret.ts';
import { exportGenome } from './export-genome.ts';

let library: Library;
let folder = '';
let subject: SubjectId;
const resources = path.resolve(import.meta.dirname, '../../../resources');
const actor = { kind: 'person', id: 'p1', name: '=cmd|A. Reader' } as const;
const variant = { build: 'GRCh38', contig: '13', position: 32_340_301, ref: 'C', alt: 'T' } as const;
const ctx = () => ({
  library,
  actor,
  resources,
  version: '1',
  now: library.now,
  newId: library.newId,
  pharmacogenes: pharmacogenesIn(resources),
});

beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-export-'));
  await library.store.putReceived(makeBatch([{ number: 1 }]));
  const study = await library.store.study(StudyUid.parse('1.2.1'));
  if (!study) throw new TypeError('no study');
  subject = study.subject;
  const { vcf } = await makeGenomeFiles(folder);
  await scanVcf({ path: vcf, sample: null, subject }, ctx(), {
    signal: new AbortController().signal,
    report: () => undefined,
  });
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const textOf = async (what: ExportKind) => (await exportGenome({ subject, what, notice: 'Not signed.' }, ctx())).text;
const rowOf = async (what: ExportKind, start: string) =>
  (await textOf(what)).split('\r\n').find((line) => line.replace('\uFEFF', '').startsWith(start)) ?? '';
const say = async (strength: 'very-strong' | 'moderate', code: string) =>
  interpret(subject, { kind: 'criterion', variant, code, strength, why: '=1+1, truncates' }, ctx());

test('the table of variants has a line of the file for each; what is only proposed or begun is no class', async () => {
  expect(await rowOf('variants.csv', 'gene')).toContain('gene,build,contig,position,reference,alternate,genotype,line');
  expect(await rowOf('variants.csv', 'BRCA2,GRCh38,13,32340301')).toContain(',C,T,0/1,7,34,99,');
  await say('very-strong', 'PVS1');
  await say('moderate', 'PM2');
  expect(await rowOf('variants.csv', 'BRCA2,GRCh38,13,32340301')).not.toContain('likely-pathogenic');
  await interpret(subject, { kind: 'class', variant, isConfirmed: true, why: 'agreed' }, ctx());
  expect(await rowOf('variants.csv', 'BRCA2,GRCh38,13,32340301')).toContain('likely-pathogenic,acmg-2015,2015');
});

test('every step of classification is a row, and no text of a person becomes a formula', async () => {
  const steps = (await textOf('criteria.csv')).trim().split('\r\n');
  expect(steps).toHaveLength(4);
  expect(steps[1]).toContain(`'=cmd|A. Reader,GRCh38:13:32340301:C:T,criterion,PVS1,very-strong,no,"'=1+1, truncates"`);
});

test('a gene that was not called says so and why, one told from outside by whom and when', async () => {
  await tellOutside(
    {
      subject,
      gene: 'CYP2D6',
      diplotype: '*4/*4',
      phenotype: '',
      activity: '',
      source: 'Made laboratory',
      on: '2026-01-02',
    },
    ctx(),
  );
  expect(await rowOf('pharmacogenes.csv', 'CYP2D6')).toContain('*4/*4,Poor Metabolizer,0.0,outside');
  expect(await rowOf('pharmacogenes.csv', 'CYP2D6')).toContain('2026-01-02');
  expect(await rowOf('pharmacogenes.csv', 'TPMT')).toContain('not called,genome.pgx-no-position,0,43');
});

test('the bundle has the person, haplotypes and genotype, the classified variant and who classified it; it is preliminary', async () => {
  const bundle = JSON.parse(await textOf('genome.fhir.json')) as {
    entry: { fullUrl: string; resource: Record<string, unknown> }[];
  };
  const resources = bundle.entry.map(({ resource }) => resource);
  const of = (code: string) => resources.filter((each) => JSON.stringify(each['code'] ?? '').includes(code));
  expect(resources[0]).toMatchObject({
    resourceType: 'DiagnosticReport',
    status: 'preliminary',
    code: { coding: [{ code: '51969-4' }] },
    conclusion: 'Not signed.',
  });
  expect(of('84414-2')).toMatchObject([{ valueCodeableConcept: { text: 'CYP2D6 *4' } }]);
  expect(JSON.stringify(of('84413-4'))).toContain('CYP2D6 *4/*4');
  expect(of('69548-6')).toHaveLength(1);
  expect(of('diagnostic-implication')).toMatchObject([{ performer: [{ display: '=cmd|A. Reader' }] }]);
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
  const named = JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g);
  expect([...named].map(([, url]) => url ?? '').filter((url) => !urls.has(url))).toEqual([]);
});

test('each export stands in the audit', async () => {
  const { entries } = await library.store.journal({ subject, offset: 0, limit: 50 });
  expect(entries.find(({ kind }) => kind === 'genome.export')).toMatchObject({ params: { file: 'genome.fhir.json' } });
});

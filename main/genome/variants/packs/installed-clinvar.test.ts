import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../../models/base/ids.ts';
import { makeThrowAwayLibrary } from '../../../library/library.ts';
import type { Library } from '../../../library/library.ts';
import { scanVcf } from '../../scan.ts';
import { variantsOf } from '../kept-variants.ts';
import { installedClinvar, loadClinvar, removeClinvar } from './installed-clinvar.ts';
import { installedExons, loadExons } from './installed-exons.ts';

let library: Library;
let folder = '';
const resources = path.resolve(import.meta.dirname, '../../../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const run = { signal: new AbortController().signal, report: () => undefined };

beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-clinvar-'));
  const file = await put('patient.vcf', [
    '##fileformat=VCFv4.2',
    '##contig=<ID=13,length=114364328>',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '13 32340301 . A G . PASS CLNSIG=Benign GT 0/1',
    '13 32340305 . CA C . PASS . GT 0/1',
  ]);
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  await scanVcf({ path: file, sample: null, subject }, ctx, run);
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const put = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = path.join(folder, name);
  const text = lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join('');
  await writeFile(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
};
const release = (date: string, significance: string, build = 'GRCh38') => [
  '##fileformat=VCFv4.1',
  `##fileDate=${date}`,
  `##reference=${build}`,
  '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="made">',
  '#CHROM POS ID REF ALT QUAL FILTER INFO',
  `13 32340301 12345 A G . . CLNSIG=${significance};CLNREVSTAT=reviewed_by_expert_panel;GENEINFO=BRCA2:675`,
  '1 1000 99 A G . . CLNSIG=Pathogenic',
];
const load = async (name: string, lines: readonly string[]) =>
  loadClinvar({ path: await put(name, lines), name }, { library, now: library.now, resources }, run);
const said = async () => {
  const found = await variantsOf(library, subject);
  return (
    found && { clinvar: found.clinvar, first: found.variants[0]?.significance?.texts, id: found.variants[0]?.clinvar }
  );
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

test('without a release the file’s own word stands; with one its variants are told by that, with version and date', async () => {
  expect(await said()).toEqual({ clinvar: null, first: ['Benign'], id: null });
  const card = await load('clinvar.vcf.gz', release('2024-01-02', 'Pathogenic'));
  expect(card).toMatchObject({ date: '2024-01-02', parts: [{ build: 'GRCh38', entries: 1 }], isInstalled: true });
  expect(await said()).toMatchObject({
    clinvar: { name: 'clinvar.vcf.gz', date: '2024-01-02', digest: card.digest },
    first: ['Pathogenic'],
    id: '12345',
  });
});

test('a newer release is looked up instead; what the older said is kept under its digest', async () => {
  const newer = await load('newer.vcf', release('2025-01-02', 'Uncertain_significance'));
  expect(await said()).toMatchObject({ clinvar: { date: '2025-01-02' }, first: ['Uncertain_significance'] });
  const kept = await library.store.documents('clinvar-join');
  expect(kept).toHaveLength(2);
  await removeClinvar(library, newer.digest);
  expect(await said()).toMatchObject({ clinvar: { date: '2024-01-02' }, first: ['Pathogenic'] });
});

test('a release of the other build is kept and not looked up; what is no release, or has nothing here, is refused', async () => {
  await load('old.vcf', [
    ...release('2026-01-02', 'Benign', 'GRCh37').slice(0, -2),
    '10 123256215 7 T G . . CLNSIG=Pathogenic',
  ]);
  expect(await said()).toMatchObject({ clinvar: { date: '2024-01-02' } });
  const before = await installedClinvar(library);
  expect(await code(load('letter.txt', ['Dear colleague']))).toBe('genome.clinvar-unknown');
  expect(await code(load('empty.vcf', release('2026-02-02', 'Benign').slice(0, 5)))).toBe('genome.clinvar-empty');
  await writeFile(path.join(folder, 'broken.vcf.gz'), gzipSync('x'.repeat(100_000)).subarray(0, 60));
  const broken = { path: path.join(folder, 'broken.vcf.gz'), name: 'broken.vcf.gz' };
  expect(await code(loadClinvar(broken, { library, now: library.now, resources }, run))).toBe('genome.pack-damaged');
  expect(await installedClinvar(library)).toEqual(before);
});

test('a gene that has no place in GRCh37 is looked at where a loaded ClinVar has it, and that is told', async () => {
  await load('grch37.vcf', [
    ...release('2026-06-01', 'Pathogenic', 'GRCh37').slice(0, -2),
    '17 41244000 11 C T . . CLNSIG=Pathogenic;GENEINFO=BRCA1:672',
    '17 41276000 12 A G . . CLNSIG=Benign;GENEINFO=BRCA1:672',
  ]);
  const other = SubjectId.parse('s37');
  const vcf = await put('old-build.vcf', [
    '##fileformat=VCFv4.2',
    '##contig=<ID=17,length=81195210>',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '17 41244000 . C T . PASS . GT 0/1',
  ]);
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  await scanVcf({ path: vcf, sample: null, subject: other }, ctx, run);
  const found = await variantsOf(library, other);
  expect(found?.placed).toContainEqual({ gene: 'BRCA1', by: 'grch37.vcf' });
  expect(found?.unplaced).not.toContain('BRCA1');
  expect(found?.variants).toMatchObject([{ gene: 'BRCA1', clinvar: '11', significance: { classes: ['pathogenic'] } }]);
});

test('a reading that is cancelled keeps nothing', async () => {
  const aborter = new AbortController();
  aborter.abort();
  const file = { path: await put('late.vcf', release('2026-03-02', 'Benign')), name: 'late.vcf' };
  const late = loadClinvar(file, { library, now: library.now, resources }, { ...run, signal: aborter.signal });
  expect(await code(late)).toBe('job.cancelled');
});

test('exons of genes of panels are kept with the build they lie in', async () => {
  const file = { path: await put('exons.bed', ['chr13 32340000 32341000 BRCA2|NM_000059.4 0 +']), name: 'exons.bed' };
  await loadExons(file, { library, now: library.now, resources }, run);
  expect(await installedExons(library)).toMatchObject([
    { build: 'GRCh38', genes: [{ gene: 'BRCA2', isMane: true, exons: [[32_340_000, 32_341_000]] }] },
  ]);
});

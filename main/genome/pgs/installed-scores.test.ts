import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../models/base/ids.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { scanVcf } from '../scan.ts';
import { newestSummary } from '../shown/summary.ts';
import { installedScores, loadScore, removeScore } from './installed-scores.ts';

let library: Library;
let folder = '';
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-scores-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const resources = path.resolve(import.meta.dirname, '../../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const run = { signal: new AbortController().signal, report: () => undefined };
const put = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join(''));
  return file;
};
const load = async (name: string, rows: readonly string[]) => {
  const titles = 'chr_name chr_position effect_allele other_allele effect_weight';
  const file = await put(name, ['#genome_build=GRCh38', `#pgs_name=${name}`, titles, ...rows]);
  return loadScore({ path: file, name }, { library, now: library.now }, run);
};
const scan = async () => {
  const file = await put('patient.vcf', [
    '##fileformat=VCFv4.2',
    '##contig=<ID=19,length=58617616>',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '19 1000 . A G . PASS . GT 0/1',
    '19 44908684 . T C . PASS . GT 0/1',
  ]);
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  return scanVcf({ path: file, sample: null, subject }, ctx, run);
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

test('a loaded score is summed for each file that is read from then on, and stays with its result when it is taken away', async () => {
  const card = await load('height', ['19 1000 G A 0.5']);
  expect(card).toMatchObject({ header: { name: 'height' }, rows: 1, builds: ['GRCh38'] });
  expect((await scan()).scores).toMatchObject([
    { kind: 'shown', digest: card.digest, result: { kind: 'scored', score: { sum: 0.5 } } },
  ]);
  await removeScore(library, card.digest);
  expect(await installedScores(library)).toEqual([]);
  expect((await newestSummary(library, subject))?.scores).toHaveLength(1);
  expect((await scan()).scores).toEqual([]);
});

test('a score that weighs a base of APOE is hidden until that consent is recorded', async () => {
  const { digest } = await load('memory', ['19 44908684 C T 1.2']);
  expect((await scan()).scores).toEqual([{ kind: 'hidden', digest, code: 'risk.consent', name: 'memory' }]);
  await removeScore(library, digest);
});

test('a file that is no score is refused, and nothing of it is kept', async () => {
  const letter = await put('letter.txt', ['Dear colleague']);
  const loaded = loadScore({ path: letter, name: 'letter.txt' }, { library, now: library.now }, run);
  expect(await code(loaded)).toBe('genome.pgs-not-score');
  expect(await installedScores(library)).toEqual([]);
});

test('a reading that is cancelled under way keeps nothing', async () => {
  const titles = 'chr_name chr_position effect_allele other_allele effect_weight';
  const file = await put('late', ['#genome_build=GRCh38', titles, '19 1000 G A 0.5']);
  const aborter = new AbortController();
  const late = loadScore(
    { path: file, name: 'late' },
    { library, now: library.now },
    { signal: aborter.signal, report: () => aborter.abort() },
  );
  expect(await code(late)).toBe('job.cancelled');
  expect(await installedScores(library)).toEqual([]);
});

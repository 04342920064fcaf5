import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../../models/base/ids.ts';
import { componentsOf } from '../../../../models/genome/pgs/ancestry/person-components.ts';
import { makeThrowAwayLibrary } from '../../../library/library.ts';
import type { Library } from '../../../library/library.ts';
import { scanVcf } from '../../scan.ts';
import { loadScore } from '../installed-scores.ts';
import { installedPanels, loadPanel, removePanel } from './installed-panels.ts';
import { loadComponents, placementsOf } from './placements.ts';

let library: Library;
let folder = '';
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-panel-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const resources = path.resolve(import.meta.dirname, '../../../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const run = { signal: new AbortController().signal, report: () => undefined };
const put = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join(''));
  return file;
};
const people = Array.from({ length: 30 }, (_, i) => `R${i} north ${i} ${i * 0.1 + (i % 3) * 0.05}`);
const ctx = () => ({ library, actor, now: library.now, newId: library.newId, resources });

test('a score is placed in its panel once the person’s components are known, and its rows are compared', async () => {
  const titles = 'chr_name chr_position effect_allele other_allele effect_weight';
  const scoreFile = await put('score.txt', ['#genome_build=GRCh38', titles, '19 1000 G A 1.5']);
  const { digest: score } = await loadScore({ path: scoreFile, name: 'score.txt' }, ctx(), run);
  const vcf = await put('patient.vcf', [
    '##fileformat=VCFv4.2',
    '##contig=<ID=19,length=58617616>',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '19 1000 . A G . PASS . GT 0/1',
  ]);
  await scanVcf({ path: vcf, sample: null, subject }, ctx(), run);
  expect(await placementsOf(library, subject)).toEqual([]);
  const panel = await put('panel.tsv', ['#panel=made', '#variants=1', 'IID pop PC1 SUM', ...people]);
  const card = await loadPanel({ path: panel, name: 'panel.tsv', score }, ctx(), run);
  expect(card).toMatchObject({ people: 30, components: 1, says: { panel: 'made', variants: '1' } });
  expect(await placementsOf(library, subject)).toMatchObject([
    { kind: 'refused', reason: { code: 'genome.panel-no-components' } },
  ]);
  await loadComponents(
    { subject, path: await put('pcs.tsv', ['IID PC1', 'S0 99', 'S1 15']), name: 'pcs.tsv' },
    ctx(),
    run.signal,
  );
  expect(await placementsOf(library, subject)).toMatchObject([
    {
      kind: 'placed',
      score,
      sum: 1.5,
      components: 'pcs.tsv',
      placed: { population: 'north', people: 30, isOutside: false },
      remarks: [{ code: 'genome.panel-transfer' }],
    },
  ]);
  await removePanel(library, { digest: card.digest, score });
  expect(await placementsOf(library, subject)).toEqual([]);
});

test('a reading that is cancelled under way keeps nothing, and the list of jobs says so', async () => {
  const [score] = await library.store.documents('polygenic-score');
  const panel = await put('late.tsv', ['IID pop PC1 SUM', ...people]);
  const aborter = new AbortController();
  const late = library.jobs.run({ kind: 'genome.panel', input: {}, signal: aborter.signal }, ({ signal }) =>
    loadPanel({ path: panel, name: 'late.tsv', score: score?.id as never }, ctx(), {
      signal,
      report: () => aborter.abort(),
    }),
  );
  await expect(late).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await installedPanels(library)).toEqual([]);
  expect(await library.jobs.list()).toMatchObject([{ kind: 'genome.panel', state: 'cancelled' }]);
  const pcs = await put('late-pcs.tsv', ['IID PC1', 'S1 3']);
  const taken = loadComponents({ subject, path: pcs, name: 'late-pcs.tsv' }, ctx(), aborter.signal);
  await expect(taken).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(componentsOf(await library.store.enteredFacts(subject))?.from).toBe('pcs.tsv');
});

test('a table that is no panel, or of a score that is not loaded, is refused and nothing is kept', async () => {
  const [score] = await library.store.documents('polygenic-score');
  const code = async (lines: readonly string[], of: unknown) =>
    loadPanel({ path: await put('other.tsv', lines), name: 'other.tsv', score: of as never }, ctx(), run).then(
      () => 'done',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
  expect(await code(['Dear colleague'], score?.id)).toBe('genome.panel-columns');
  expect(await code(['IID pop PC1 SUM', 'R1 north x 1'], score?.id)).toBe('genome.panel-row');
  expect(await code(['IID pop PC1 SUM', ...people], 'f'.repeat(64))).toBe('genome.panel-score');
  expect(await installedPanels(library)).toEqual([]);
});

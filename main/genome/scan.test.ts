import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactValue } from '../../models/base/fact.ts';
import { SubjectId } from '../../models/base/ids.ts';
import { gatherFacts } from '../library/facts.ts';
import { makeThrowAwayLibrary } from '../library/library.ts';
import type { Library } from '../library/library.ts';
import { scanVcf } from './scan.ts';
import { newestSummary } from './shown/summary.ts';

let library: Library;
let folder = '';
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-scan-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const resources = path.resolve(import.meta.dirname, '../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const scan = async (lines: readonly string[], signal = new AbortController().signal) => {
  const file = path.join(folder, 'patient.vcf');
  const titles = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1';
  const meta = ['##fileformat=VCFv4.2', '##contig=<ID=19,length=58617616>', titles];
  await writeFile(file, [...meta, ...lines.map((line) => line.replaceAll(' ', '\t'))].join('\n'));
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  return scanVcf({ path: file, sample: null, subject }, ctx, { signal, report: () => undefined });
};
const consent = (is: boolean | null) => {
  const value: FactValue | null = is === null ? null : { kind: 'boolean', is };
  return library.store.enteredFact({ subject, key: 'consent_apoe' }).then((before) =>
    library.journal.append({
      subject,
      studyUid: null,
      actor,
      change: {
        kind: 'fact.set',
        key: 'consent_apoe',
        before,
        after: value && {
          key: 'consent_apoe',
          code: null,
          value,
          at: library.now(),
          from: { kind: 'typed', by: actor },
          notes: [],
        },
      },
    }),
  );
};
const e3e4 = ['19 44908684 . T C . PASS . GT 0/1', '19 44908822 . C T . PASS . GT 0/0'];

test('a scanned VCF is joined to the Subject; its APOE stays hidden until the consent is recorded', async () => {
  const summary = await scan(e3e4);
  expect(summary).toMatchObject({
    file: { name: 'patient.vcf', subject: 's1', build: 'GRCh38' },
    apoe: { kind: 'hidden' },
  });
  expect(JSON.stringify(await gatherFacts(library, { subject, studyUid: null }))).not.toContain('e3/e4');

  await consent(true);
  expect(await newestSummary(library, subject)).toMatchObject({ apoe: { kind: 'shown', call: { genotype: 'e3/e4' } } });
  expect(await gatherFacts(library, { subject, studyUid: null })).toContainEqual(
    expect.objectContaining({ key: 'apoe', value: { kind: 'text', text: 'e3/e4' } }),
  );

  await consent(false);
  expect(await newestSummary(library, subject)).toMatchObject({ apoe: { kind: 'hidden' } });
});

test('the newest file counts alone; an older genotype never fills its gap', async () => {
  await consent(true);
  await scan(e3e4);
  await scan(e3e4.slice(0, 1));
  const facts = await gatherFacts(library, { subject, studyUid: null });
  expect(facts.map(({ key }) => key)).not.toContain('apoe');
  expect(facts).toContainEqual(expect.objectContaining({ key: 'apoe_not_called', notes: ['rs7412'] }));
});

test('nothing is kept of a refused or cancelled file', async () => {
  const before = await library.store.genomeFilesOf(subject);
  await expect(
    scan(['19 44908684 rs429358 T C . . . GT 0/1', '10 96541616 rs4244285 G A . . . GT 0/1']),
  ).rejects.toMatchObject({ code: 'genome.build-mixed' });
  await expect(scan(e3e4, AbortSignal.abort())).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(await library.store.genomeFilesOf(subject)).toEqual(before);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../models/base/ids.ts';
import { makeThrowAwayLibrary } from '../../library/library.ts';
import type { Library } from '../../library/library.ts';
import { scanVcf } from '../scan.ts';
import { variantsOf } from './kept-variants.ts';

let library: Library;
let folder = '';
beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-variants-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const resources = path.resolve(import.meta.dirname, '../../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
/** A variant in BRCA2, which is of a panel for a question, and one in RET, which is of secondary findings alone. */
const scan = async () => {
  const file = path.join(folder, 'patient.vcf');
  const lines = [
    '##fileformat=VCFv4.2',
    '##contig=<ID=13,length=114364328>',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '10 43114500 . A G . PASS . GT 0/1',
    '13 32340301 . A G . PASS . GT 0/1',
  ];
  await writeFile(file, lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join(''));
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  const run = { signal: new AbortController().signal, report: () => undefined };
  return scanVcf({ path: file, sample: null, subject }, ctx, run);
};
const agree = async (is: boolean) => {
  const key = 'consent_secondary';
  const before = await library.store.enteredFact({ subject, key });
  const from = { kind: 'typed', by: actor } as const;
  const after = { key, code: null, value: { kind: 'boolean', is } as const, at: library.now(), from, notes: [] };
  await library.journal.append({ subject, studyUid: null, actor, change: { kind: 'fact.set', key, before, after } });
};
const genes = async () => (await variantsOf(library, subject))?.variants.map(({ gene }) => gene);

test('without a file there is nothing; with one the panels that need no consent are told, with their lines', async () => {
  expect(await variantsOf(library, subject)).toBe(null);
  const { file } = await scan();
  expect(file.quality).toMatchObject({ lines: 2, sample: { called: 2 } });
  const found = await variantsOf(library, subject);
  expect(found?.panels.some(({ isOptIn }) => isOptIn)).toBe(false);
  expect(found?.variants).toMatchObject([{ gene: 'BRCA2', panels: ['breast-ovary'], position: 32_340_301, line: 5 }]);
});

test('secondary findings are looked at once the consent is recorded, and stay here when it is taken back', async () => {
  await agree(true);
  expect(await genes()).toEqual(['BRCA2']); // the file was read before
  await scan();
  expect(await genes()).toEqual(['RET', 'BRCA2']);
  await agree(false);
  expect(await genes()).toEqual(['BRCA2']);
});

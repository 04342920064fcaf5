import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { JobId } from '../../models/base/ids.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import { makeThrowAwayLibrary } from '../library/library.ts';
import { importPaths } from './import.ts';
import { tagsOf } from './tags-of.ts';

test('every attribute has its tag, its keyword where it is known, and its value as text', async () => {
  const library = await makeThrowAwayLibrary();
  const folder = await mkdtemp(path.join(tmpdir(), 'tags-'));
  const changes = {
    0x00091001: ['LO', 'private'],
    0x00209165: ['AT', new Uint8Array([0x20, 0x00, 0x32, 0x00])],
    0x00081030: ['LO', 'x'.repeat(2000)],
  } as const;
  await writeFile(path.join(folder, '1'), makeDicom(ctElements(changes)));
  const run = { job: JobId.parse('j'), signal: new AbortController().signal, report: () => undefined };
  const { studies } = await importPaths({ paths: [folder], mode: 'copy' }, { ...run, library, newId: randomUUID });
  const [instance] = studies[0] ? await library.store.instancesOfStudy(studies[0]) : [];
  const rows = instance ? await tagsOf(instance.id, library) : [];
  const row = (tag: string) => rows.find((one) => one.tag === `(${tag})`);
  expect(row('0028,0010')).toMatchObject({ keyword: 'Rows', vr: 'US', value: '2' });
  expect(row('0020,9165')).toMatchObject({ keyword: 'DimensionIndexPointer', value: '(0020,0032)' });
  expect(row('0009,1001')).toMatchObject({ keyword: '', value: 'private' });
  expect(row('0008,1030')?.value).toBe(`${'x'.repeat(1024)}…`);
  await library.close();
  await rm(folder, { recursive: true });
});

import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JobId } from '../../models/base/ids.ts';
import type { ImportSummary } from '../../models/dicom/contract.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import { makePng } from '../../tests/fixtures/make-picture.ts';
import { makeZip } from '../../tests/fixtures/make-zip.ts';
import { makeThrowAwayLibrary } from '../library/library.ts';
import type { Library } from '../library/library.ts';
import { importPaths } from './import.ts';
import type { ImportInput, ImportRun } from './import.ts';
import { openReaders } from './reading/open-readers.ts';

let library: Library;
let folder: string;
beforeEach(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-import-'));
});
afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const slice = (n: number, changes = {}): Uint8Array =>
  makeDicom(ctElements({ 0x00080018: ['UI', `1.2.3.4.${n}`], 0x00200032: ['DS', `0\\0\\${n}`], ...changes }));
const put = async (name: string, bytes: Uint8Array | string): Promise<void> => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), bytes);
};
const take = (run: Partial<ImportRun> = {}, input: Partial<ImportInput> = {}): Promise<ImportSummary> =>
  importPaths(
    { paths: [folder], mode: 'copy', ...input },
    {
      job: JobId.parse(randomUUID()),
      signal: new AbortController().signal,
      report: () => undefined,
      library,
      newId: randomUUID,
      ...run,
    },
  );
const told = ({ rows }: ImportSummary) =>
  rows.map(({ file, status, code, params }) => [path.basename(file), status, code, params]);

/** The usual reading thread, but for files named so it hangs or ends. */
const unsteadyReaders = (ms: number) =>
  openReaders({
    msOf: () => ms,
    thread: new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads';
        parentPort.on('message', ({ name }) => {
          if (name.includes('hangs')) for (;;);
          if (name.includes('ends')) process.exit(1);
        });
        await import(${JSON.stringify(new URL('./reading/parse.worker.ts', import.meta.url).href)});
      `)}`,
    ),
  });

test('a file that a thread hangs or dies on is refused by name and reason, and the import goes on', async () => {
  await put('1', slice(1));
  await put('2-hangs', slice(2));
  await put('3-ends', slice(3));
  await put('4', slice(4));
  const summary = await take({ readers: unsteadyReaders(4000) });
  expect([summary.imported, summary.refused]).toEqual([2, 2]);
  expect(told(summary)).toEqual([
    ['2-hangs', 'refused', 'import.no-answer', { seconds: 4, reason: '' }],
    ['3-ends', 'refused', 'import.reader-ended', { reason: 'exit 1' }],
  ]);
});

test('cancelling does not wait for a thread that hangs', async () => {
  await put('hangs', slice(1));
  const aborter = new AbortController();
  const started = performance.now();
  const taken = take({ readers: unsteadyReaders(60_000), signal: aborter.signal });
  setTimeout(() => aborter.abort(), 300);
  await expect(taken).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('indexed in place, a file is known by its content but not copied', async () => {
  await put('1', slice(1));
  const { studies, imported } = await take({}, { mode: 'index' });
  expect(imported).toBe(1);
  const instances = await Promise.all(studies.map((study) => library.store.instancesOfStudy(study)));
  const kept = await Promise.all(instances.flat().map(({ digest }) => library.blobs.has(digest)));
  expect(instances.flat()).toMatchObject([{ path: path.join(folder, '1'), bytes: slice(1).length }]);
  expect(kept).toEqual([false]);
});

test('a folder of pictures is one study a file; beside a DICOMDIR they are passed over, in an archive too', async () => {
  const picture = makePng([1, 2], { columns: 2, rows: 1 });
  const other = makePng([3, 4], { columns: 2, rows: 1 });
  await put('smears/1.png', picture);
  await put('smears/2.png', other);
  const smears = await take({}, { paths: [path.join(folder, 'smears')] });
  expect([smears.imported, smears.studies.length, told(smears)]).toEqual([2, 2, []]);

  const icon = makePng([5, 6], { columns: 2, rows: 1 });
  await put('cd/DICOMDIR', 'no real one');
  await put('cd/viewer/icon.png', icon);
  const codes = ({ rows }: ImportSummary) =>
    rows.filter(({ file }) => file.endsWith('icon.png')).map(({ code }) => code);
  expect(codes(await take({}, { paths: [path.join(folder, 'cd')] }))).toEqual(['import.picture-on-medium']);
  const members = [
    { name: 'viewer/icon.png', bytes: icon },
    { name: 'DICOMDIR', bytes: Uint8Array.of(1) },
  ];
  await put('cd.zip', await makeZip(members));
  expect(codes(await take({}, { paths: [path.join(folder, 'cd.zip')] }))).toEqual(['import.picture-on-medium']);
  expect((await take({}, { paths: [path.join(folder, 'cd/viewer/icon.png')] })).imported).toBe(1);
});

test('a spacing that is stated is kept with a file that has none; one that has its own is refused', async () => {
  await put('a.png', makePng([1, 2], { columns: 2, rows: 1 }));
  await put('b.dcm', slice(1));
  const summary = await take({}, { spacing: { acrossRows: 0.28, acrossColumns: 0.3 } });
  expect(told(summary)).toEqual([['b.dcm', 'refused', 'import.has-spacing', { rows: 2, columns: 0.5 }]]);
  const [study] = summary.studies;
  const [kept] = study ? await library.store.instancesOfStudy(study) : [];
  const spacing = { kind: 'stated', acrossRows: 0.28, acrossColumns: 0.3 };
  expect(kept?.header).toMatchObject({ format: 'picture', image: { common: { spacing } } });
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StudyUid } from '../../models/base/ids.ts';
import { makeContext } from '../../tests/fixtures/make-context.ts';
import type { MadeContext } from '../../tests/fixtures/make-context.ts';
import { ctElements, makeDicom } from '../../tests/fixtures/make-dicom.ts';
import type { DicomElements } from '../../tests/fixtures/make-dicom.ts';
import { importPaths } from './import.ts';
import { JobId } from '../../models/base/ids.ts';
import { documentOf, documentsOf, pdfOf } from './documents.ts';

let made: MadeContext;
const study = '1.2.826.0.1';
const common = {
  0x00080018: ['UI', '1.2.3.1'],
  0x00100020: ['LO', 'P1'],
  0x0020000d: ['UI', study],
} satisfies DicomElements;

beforeAll(async () => {
  made = await makeContext();
  await made.ctx.session.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  const files: Record<string, DicomElements> = {
    'image.dcm': { ...ctElements({}), ...common, 0x0020000e: ['UI', '1.2.826.0.1.1'] },
    'report.dcm': {
      ...common,
      0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.88.33'],
      0x00080018: ['UI', '1.2.3.2'],
      0x00080060: ['CS', 'SR'],
      0x0020000e: ['UI', '1.2.826.0.1.2'],
      0x0040a040: ['CS', 'CONTAINER'],
      0x0040a730: [
        'SQ',
        ['1.2.3.1', '1.2.3.9'].map((uid) => ({
          0x0040a040: ['CS', 'IMAGE'] as const,
          0x00081199: ['SQ', [{ 0x00081155: ['UI', uid] as const }]] as const,
        })),
      ],
    },
    'letter.dcm': {
      ...common,
      0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.104.1'],
      0x00080018: ['UI', '1.2.3.3'],
      0x00080060: ['CS', 'DOC'],
      0x0020000e: ['UI', '1.2.826.0.1.3'],
      0x00420011: ['OB', new TextEncoder().encode('%PDF-1.7!\0')],
      0x00420012: ['LO', 'application/pdf'],
      0x00420015: ['UL', 9],
    },
  };
  for (const [name, elements] of Object.entries(files))
    await writeFile(path.join(made.folder, name), makeDicom(elements));
  const { library, newId, signal } = made.ctx;
  const paths = Object.keys(files).map((name) => path.join(made.folder, name));
  await importPaths(
    { paths, mode: 'copy' },
    { library, newId, job: JobId.parse('job'), signal, report: () => undefined },
  );
}, 60_000);
afterAll(() => made.close());

test('a study names its documents, tells which of their images are here, and gives a PDF without its padding', async () => {
  const { library } = made.ctx;
  const rows = await documentsOf(StudyUid.parse(study), library);
  expect(rows.map(({ kind, file }) => [kind, file])).toEqual([
    ['report', 'report.dcm'],
    ['pdf', 'letter.dcm'],
  ]);
  const [report, letter] = rows;
  if (!report || !letter) throw new Error('two documents');
  const { document, imagesHere } = await documentOf(report.instance, library);
  expect(document.items).toHaveLength(2);
  expect(imagesHere).toEqual(['1.2.3.1']);
  expect(new TextDecoder().decode(await pdfOf(letter.instance, library))).toBe('%PDF-1.7!');
  await expect(pdfOf(report.instance, library)).rejects.toMatchObject({ code: 'dicom.no-document' });
});

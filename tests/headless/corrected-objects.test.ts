import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import { readDocument } from '../../models/dicom/document/read-document.ts';
import { readPart10 } from '../../models/dicom/read/read-part10.ts';
import { startProgram } from '../../main/app/program.ts';
import { headlessShell } from '../../main/app/shell/browser/headless-shell.ts';
import { composeDraft, workedOn } from '../../main/report/draft.ts';
import { annFiles } from '../../main/report/objects/ann-files.ts';
import { srFile } from '../../main/report/objects/sr/sr-file.ts';
import { hippocampusPack } from '../fixtures/make-finding.ts';
import { makeNuclei } from '../fixtures/make-nuclei.ts';
import { countedPicture, makeSlide } from '../fixtures/make-slide.ts';
import { inFolder, root } from './phenoscope.ts';

// A region of 20 × 10 pixels of a slide, 0.25 µm each, with three nuclei of 3 × 3 pixels; a reader takes one out and draws one.
const [columns, rows] = [20, 10];
const objects = new Uint32Array(columns * rows);
for (const [n, left] of [2, 8, 14].entries())
  for (let row = 2; row < 5; row++) objects.fill(n + 1, row * columns + left, row * columns + left + 3);

const square: [number, number][] = [
  [9.5, 5.5],
  [12.5, 5.5],
  [12.5, 8.5],
  [9.5, 8.5],
];

test('a corrected count says so wherever it goes: finding, report, annotations, structured report, models in use', () =>
  inFolder(async (folder) => {
    const program = await startProgram({ root, folder: path.join(folder, 'library'), makeShell: () => headlessShell });
    const { client, files } = program;
    await client.library.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
    await mkdir(path.join(folder, 'slide'));
    for (const [i, bytes] of makeSlide(countedPicture(150, 100)).entries())
      await writeFile(path.join(folder, 'slide', `${i}.dcm`), bytes);
    const { studies } = await client.dicom.import({ files: [files.mint(path.join(folder, 'slide'))], mode: 'copy' });
    const [studyUid] = studies;
    const [set] = studyUid ? await client.imaging.displaySets({ studyUid }) : [];
    if (!studyUid || !set?.slide) throw new Error('no slide');
    const { library } = program.session;
    const mask = await library.blobs.put(new Uint8Array(objects.buffer));
    const mm2 = columns * rows * 0.00025 ** 2;
    const finding = makeNuclei(set, { columns, rows, mask, found: 3, at: [100, 40] });
    const { subject } = await client.library.study({ studyUid });
    const change = { kind: 'finding.propose', finding } as const;
    await library.journal.append({ subject: subject.id, studyUid, actor: hippocampusPack, change });

    // Two changes asked for at once both count.
    await Promise.all([
      client.findings.correct({ finding: finding.id, takeOut: [2], draw: [] }),
      client.findings.correct({ finding: finding.id, takeOut: [], draw: [square] }),
    ]);
    const values = async () => {
      const [one] = await client.findings.list({ studyUid });
      return one?.measurements.map(({ quantity }) => quantity.value);
    };
    expect(await values()).toEqual([3, Number((3 / mm2).toPrecision(6))]);
    await client.library.undo({ subject: subject.id });
    await client.library.undo({ subject: subject.id });
    await client.library.undo({ subject: subject.id }).catch(() => undefined); // the proposal is the model's: it stays
    const [plain] = await client.findings.list({ studyUid });
    expect(plain).toEqual(finding);
    await client.library.redo({ subject: subject.id });
    await client.library.redo({ subject: subject.id });
    await client.findings.decide({ finding: finding.id, to: 'accepted', reason: null });

    const ctx = { ...program, library, signal: new AbortController().signal };
    const composed = await composeDraft(await workedOn(studyUid, ctx), ctx);
    const said = 'Corrected by hand: 2 as the model found them, 1 drawn by a reader; 1 of the model’s 3 taken out';
    expect(JSON.stringify(composed.report.sections)).toContain(said);
    const draft = { ...composed, report: { ...composed.report, status: 'final' as const } };

    const ann = await annFiles(draft, library);
    const groups = dicomParser.parseDicom(ann.files[0]?.bytes ?? new Uint8Array()).elements['x006a0002']?.items ?? [];
    expect(
      groups.map(({ dataSet }) => [
        dataSet?.string('x006a0005'),
        dataSet?.string('x006a0007'),
        dataSet?.uint32('x006a000c'),
      ]),
    ).toEqual([
      ['Nucleus', 'SEMIAUTOMATIC', 2],
      ['Nucleus, drawn by a reader', 'MANUAL', 1],
    ]);
    const sr = await srFile(draft, [], library);
    const report = readPart10(sr.bytes ?? new Uint8Array(), { inflate: () => undefined });
    const { items } = readDocument(report.ok ? report.value.dataset : expect.fail('not readable'));
    expect(items.map(({ value }) => value).join('\n')).toContain(said);
    expect(items.filter(({ kind }) => kind === 'region').map(({ value }) => value)).toContain(
      'MULTIPOINT 3: (103.5, 43.5) (115.5, 43.5) (111.5, 47.5)',
    );

    const [row] = await client.findings.ledger({});
    expect(row).toMatchObject({ edited: 1, accepted: 0, objects: { found: 3, takenOut: 1, drawn: 1 } });
    expect(row?.dice?.median).toBeCloseTo((2 * 18) / (27 + 27), 9);
    await program.close();
  }));

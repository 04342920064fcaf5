import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import dicomParser from 'dicom-parser';
import { expect, test } from 'vitest';
import type { StudyUid } from '../../models/base/ids.ts';
import { readDocument } from '../../models/dicom/document/read-document.ts';
import { readPart10 } from '../../models/dicom/read/read-part10.ts';
import { WorklistQuery } from '../../models/library/worklist.ts';
import { readAnn } from '../../models/dicom/write/read-ann.ts';
import { readImageSeg } from '../../models/dicom/write/read-seg.ts';
import { Finding } from '../../models/findings/finding.ts';
import type { DisplaySet } from '../../models/imaging/display-set.ts';
import { startProgram } from '../../main/app/program.ts';
import type { RunningProgram } from '../../main/app/program.ts';
import { headlessShell } from '../../main/app/shell/browser/headless-shell.ts';
import { composeDraft, workedOn } from '../../main/report/draft.ts';
import { annFiles } from '../../main/report/objects/ann-files.ts';
import { segFiles } from '../../main/report/objects/seg-files.ts';
import { srFile } from '../../main/report/objects/sr/sr-file.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import { accepted, makeFinding } from '../fixtures/make-report-case.ts';
import { countedPicture, makeSlide } from '../fixtures/make-slide.ts';
import { makePng } from '../fixtures/make-picture.ts';
import { inFolder, root } from './phenoscope.ts';

// What a signed report gives out of findings on single images. 4 columns × 2 rows each.

const heart = { scheme: 'SCT', value: '80891009', meaning: 'Heart' };
const lung = { scheme: 'SCT', value: '39607008', meaning: 'Lung' };
const labels = [
  { value: 1, name: 'Right lung', code: lung, laterality: 'right', color: '#56B4E9' },
  { value: 2, name: 'Left lung', code: lung, laterality: 'left', color: '#009E73' },
  { value: 3, name: 'Heart', code: heart, color: '#D55E00' },
];
const bits = Uint8Array.of(1, 1 | 4, 4, 2, 1, 4, 4 | 2, 2); // heart over both lungs

const film = (changes: Parameters<typeof ctElements>[0]) => {
  const { 0x00200032: _place, 0x00200037: _axes, ...rest } = ctElements(changes);
  return makeDicom(rest);
};

/** A study with a chest film and one with a picture, imported; the display set of each. */
async function withImages(folder: string) {
  const program = await startProgram({ root, folder: path.join(folder, 'library'), makeShell: () => headlessShell });
  const { client, files } = program;
  await client.library.setUp({ name: 'Dr. A. Reader', passphrase: 'correct horse battery' });
  await mkdir(path.join(folder, 'in'), { recursive: true });
  const dx = film({
    0x00080005: ['CS', 'ISO_IR 192'],
    0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.1.1'],
    0x00080060: ['CS', 'DX'],
    0x00200020: ['CS', 'L\\F'],
    0x00281056: ['CS', 'LINEAR'],
  });
  await writeFile(path.join(folder, 'in/film.dcm'), dx);
  await writeFile(
    path.join(folder, 'in/field.png'),
    makePng([0, 50, 100, 150, 200, 250, 5, 6], { columns: 4, rows: 2 }),
  );
  await client.dicom.import({ files: [files.mint(path.join(folder, 'in'))], mode: 'copy' });
  const { rows } = await client.library.worklist(WorklistQuery.parse({}));
  const sets = await Promise.all(rows.map(({ study }) => client.imaging.displaySets({ studyUid: study.uid })));
  const setOf = (modality: string): DisplaySet => sets.flat().find((set) => set.modality === modality) ?? missing();
  return { program, film: setOf('DX'), picture: setOf('') };
}

async function find(program: RunningProgram, { id, studyUid, seriesUid }: DisplaySet, over: object): Promise<void> {
  const { blobs, journal } = program.session.library;
  const { subject } = await program.client.library.study({ studyUid });
  const mask = await blobs.put(bits);
  const finding = Finding.parse({
    ...makeFinding({ laterality: null, measurements: [] }),
    on: { displaySet: id, studyUid, seriesUid, frameOfReferenceUid: null },
    geometry: { kind: 'pixel-mask', frame: 0, rows: 2, columns: 4, mask, holds: 'labels', labels },
    ...over,
  });
  const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
  await journal.append({ subject: subject.id, studyUid, actor, change: { kind: 'finding.propose', finding } });
}

/** What a report of the study would be written as, were it signed now. */
async function asSigned(program: RunningProgram, studyUid: StudyUid) {
  const { signal } = new AbortController();
  const ctx = { ...program, library: program.session.library, signal };
  const draft = await composeDraft(await workedOn(studyUid, ctx), ctx);
  return { ctx, draft: { ...draft, report: { ...draft.report, status: 'final' as const } } };
}

const missing = (): never => {
  throw new Error('not imported');
};

test('accepted outlines on a chest film are a SEG of that film, pixel on pixel; a proposal is in none', () =>
  inFolder(async (folder) => {
    const { program, film: set } = await withImages(folder);
    await find(program, set, { id: 'f-accepted', ...accepted });
    await find(program, set, { id: 'f-proposed' });
    const { ctx, draft } = await asSigned(program, set.studyUid);
    const { files, leftOut } = await segFiles(draft, ctx);
    expect(leftOut).toEqual([]);
    expect(files.map(({ name }) => name)).toEqual(['seg.dcm']);
    const { sopInstanceUid = '' } = set.frames[0] ?? {};
    const read = readImageSeg(files[0]?.written.bytes ?? new Uint8Array(), {
      sopInstanceUid,
      frame: 0,
      rows: 2,
      columns: 4,
    });
    expect(read.ok && read.value.map(({ label, mask }) => [label, [...mask]])).toEqual([
      ['Right lung', [1, 1, 0, 0, 1, 0, 0, 0]],
      ['Left lung', [0, 0, 0, 1, 0, 0, 1, 1]],
      ['Heart', [0, 1, 1, 0, 0, 1, 1, 0]],
    ]);
    await program.close();
  }));

test('a code that was written down from memory is marked in the SEG', () =>
  inFolder(async (folder) => {
    const { program, film: set } = await withImages(folder);
    const artery = { scheme: 'SCT', value: '59438005', meaning: 'Left anterior descending coronary artery' };
    const mask = await program.session.library.blobs.put(bits);
    const geometry = { kind: 'pixel-mask', frame: 0, rows: 2, columns: 4, mask, holds: 'labels' };
    const label = { value: 1, name: 'LAD', color: '#E69F00' };
    await find(program, set, {
      ...accepted,
      geometry: { ...geometry, labels: [{ ...label, code: artery }, labels[2]] },
    });
    const { ctx, draft } = await asSigned(program, set.studyUid);
    const { files } = await segFiles(draft, ctx);
    const seg = dicomParser.parseDicom(files[0]?.written.bytes ?? new Uint8Array());
    expect(seg.elements['x00620002']?.items?.map(({ dataSet }) => dataSet?.string('x00620006'))).toEqual([
      'The code of this structure was not looked up in a released table',
      undefined,
    ]);
    await program.close();
  }));

test('of a picture file there is no DICOM header to inherit: no SEG is written, and the file is named', () =>
  inFolder(async (folder) => {
    const { program, picture } = await withImages(folder);
    await find(program, picture, { id: 'f-accepted', ...accepted });
    const { ctx, draft } = await asSigned(program, picture.studyUid);
    expect(await segFiles(draft, ctx)).toMatchObject({
      files: [],
      leftOut: [
        { name: 'seg.dcm', code: 'report.no-dicom-source', params: { file: expect.stringContaining('field.png') } },
      ],
    });
    await program.close();
  }));

const ratio = { scheme: '99PHENO', value: 'cardiothoracic-ratio', meaning: 'Cardiothoracic ratio' };
const ratioOver = (id: string) => ({
  id,
  kind: 'measurement',
  name: 'Cardiothoracic ratio',
  code: ratio,
  geometry: {
    kind: 'pixel-lines',
    frame: 0,
    lines: [
      { key: 'of', name: 'Heart width', from: [0.5, 1], to: [2.5, 1] },
      { key: 'over', name: 'Thoracic width', from: [-0.5, 0], to: [3.5, 0] },
    ],
  },
  measurements: [
    { key: 'ctr', code: ratio, name: 'Cardiothoracic ratio', label: null, quantity: { value: 0.5, unit: '{ratio}' } },
  ],
});

test('the structured report tells accepted findings alone, points at their segments, and names what has no DICOM image', () =>
  inFolder(async (folder) => {
    const { program, film: set } = await withImages(folder);
    await find(program, set, { id: 'f-accepted', ...accepted });
    await find(program, set, { ...ratioOver('f-ratio'), ...accepted });
    await find(program, set, ratioOver('f-proposed'));
    const { ctx, draft } = await asSigned(program, set.studyUid);
    const { files, report: shown } = await program.client.report.draft({ studyUid: set.studyUid });
    expect(shown.images.map(({ finding, width, height, edges }) => [finding, width, height, edges.right])).toEqual(
      ['f-accepted', 'f-ratio', 'f-proposed'].map((of) => [of, 4, 8, 'L']), // pixels four times as high as wide
    );
    expect(files.map(({ kind, without }) => [kind, without])).toEqual(
      ['pdf', 'seg', 'sr', 'encapsulated', 'fhir', 'json'].map((kind) => [kind, null]),
    );
    const segs = await segFiles(draft, ctx);
    const { bytes, leftOut } = await srFile(draft, segs.files, ctx.library);
    expect(leftOut).toEqual([]);
    const read = readPart10(bytes ?? new Uint8Array(), { inflate: () => undefined });
    const { items } = readDocument(read.ok ? read.value.dataset : expect.fail('not readable'));
    const named = (name: string) => items.filter((item) => item.name === name);
    expect(named('Tracking Identifier').map(({ value }) => value)).toEqual([
      'f-accepted 1',
      'f-accepted 2',
      'f-accepted 3',
      'f-ratio',
    ]);
    const { sopInstanceUid } = segs.files[0]?.written ?? {};
    expect(named('Laterality').map(({ value }) => value)).toEqual(['Right', 'Left']); // the heart has none
    expect(named('Referenced Segmentation Frame').map(({ images: [image] }) => image)).toEqual(
      [1, 2, 3].map((frame) => ({ sopInstanceUid, frames: [frame] })),
    );
    expect(items.filter(({ kind }) => kind === 'number').map(({ value, unit }) => `${value} ${unit}`)).toEqual([
      '0.5 {ratio}',
      '2 {pixels}',
      '4 {pixels}',
    ]);
    await program.close();
  }));

test('of proposals alone there is no structured report, nor of a picture file', () =>
  inFolder(async (folder) => {
    const { program, film: set, picture } = await withImages(folder);
    await find(program, set, ratioOver('f-proposed'));
    await find(program, picture, { ...ratioOver('f-picture'), ...accepted });
    const told = async ({ studyUid }: DisplaySet) => {
      const { ctx, draft } = await asSigned(program, studyUid);
      const { bytes, leftOut } = await srFile(draft, [], ctx.library);
      return [bytes, leftOut.map(({ code }) => code)];
    };
    expect(await told(set)).toEqual([null, ['report.sr-empty']]);
    expect(await told(picture)).toEqual([null, ['report.no-dicom-source']]);
    const { files } = await program.client.report.draft({ studyUid: picture.studyUid });
    expect(files.map(({ kind, without }) => [kind, without?.code ?? null])).toEqual([
      ['pdf', null],
      ['sr', 'report.no-dicom-source'],
      ['encapsulated', 'report.no-dicom-source'],
      ['fhir', null],
      ['json', null],
    ]);
    await program.close();
  }));

test('objects on a slide are annotations in its own pixels, and stand in the structured report; no SEG is missed', () =>
  inFolder(async (folder) => {
    const { program } = await withImages(folder);
    const { client, files } = program;
    await mkdir(path.join(folder, 'slide'));
    for (const [i, bytes] of makeSlide(countedPicture(150, 100)).entries())
      await writeFile(path.join(folder, 'slide', `${i}.dcm`), bytes);
    const { studies } = await client.dicom.import({ files: [files.mint(path.join(folder, 'slide'))], mode: 'copy' });
    const [set] = await client.imaging.displaySets({ studyUid: studies[0] ?? missing() });
    if (!set?.slide) throw new Error('no slide');
    // Eight pixels of a region, two slide pixels apart: object 1 at its left, object 2 at its right.
    const objects = new Uint8Array(Uint32Array.of(1, 0, 0, 2, 1, 0, 0, 2).buffer);
    const nucleus = { scheme: 'SCT', value: '84640000', meaning: 'Nucleus' };
    const mask = await program.session.library.blobs.put(objects);
    await find(program, set, {
      ...accepted,
      id: 'f-nuclei',
      code: nucleus,
      name: 'Nucleus',
      geometry: {
        kind: 'pixel-mask',
        frame: 0,
        image: { sopInstanceUid: set.slide.sopInstanceUid, frame: 0 },
        rows: 2,
        columns: 4,
        mask,
        holds: 'objects',
        labels: [{ value: 1, name: 'Nucleus', code: nucleus, color: '#009E73' }],
        place: { origin: [100, 40], step: [2, 2] },
      },
      measurements: [{ key: 'count', code: nucleus, name: 'Nuclei', label: null, quantity: { value: 2, unit: '1' } }],
    });
    const { ctx, draft } = await asSigned(program, set.studyUid);
    expect(await segFiles(draft, ctx)).toEqual({ files: [], leftOut: [] });
    const ann = await annFiles(draft, ctx.library);
    const read = readAnn(ann.files[0]?.bytes ?? new Uint8Array());
    expect(read.ok && read.value.map(({ type, coordinates }) => [type, ...coordinates])).toEqual([
      ['POINT', 100.5, 41.5, 106.5, 41.5],
    ]);
    const sr = await srFile(draft, [], ctx.library);
    expect(sr.leftOut).toEqual([]);
    const report = readPart10(sr.bytes ?? new Uint8Array(), { inflate: () => undefined });
    const { items } = readDocument(report.ok ? report.value.dataset : expect.fail('not readable'));
    expect(items.filter(({ kind }) => kind === 'region').map(({ value }) => value)).toEqual([
      'POLYLINE 5: (99.5, 39.5) (107.5, 39.5) (107.5, 43.5) (99.5, 43.5) …', // the region that was read
      'MULTIPOINT 2: (100.5, 41.5) (106.5, 41.5)',
    ]);
    const plan = await client.report.draft({ studyUid: set.studyUid });
    expect(plan.files.map(({ kind, without }) => [kind, without])).toEqual(
      ['pdf', 'ann', 'sr', 'encapsulated', 'fhir', 'json'].map((kind) => [kind, null]),
    );
    await program.close();
  }));

test('what was given out comes back with its film: one study, its objects named, the report readable', () =>
  inFolder(async (folder) => {
    const { program, film: set } = await withImages(folder);
    await find(program, set, { id: 'f-accepted', ...accepted });
    const { ctx, draft } = await asSigned(program, set.studyUid);
    const segs = await segFiles(draft, ctx);
    const { bytes } = await srFile(draft, segs.files, ctx.library);
    const out = path.join(folder, 'out');
    await mkdir(out);
    await writeFile(path.join(out, 'seg.dcm'), segs.files[0]?.written.bytes ?? new Uint8Array());
    await writeFile(path.join(out, 'sr.dcm'), bytes ?? new Uint8Array());
    const { client, files } = program;
    const done = await client.dicom.import({ files: [files.mint(out)], mode: 'copy' });
    expect(done).toMatchObject({ imported: 2, refused: 0, studies: [set.studyUid] });
    const { rows } = await client.library.worklist(WorklistQuery.parse({ search: 'Anna' }));
    expect(rows.map(({ modalities }) => modalities)).toEqual([['DX', 'SEG', 'SR']]);
    const [report] = await client.dicom.documents({ studyUid: set.studyUid });
    expect(report).toMatchObject({ kind: 'report', modality: 'SR', description: 'Measurements' });
    await program.close();
  }));

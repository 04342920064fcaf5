import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import dicomParser from 'dicom-parser';
import type { DataSet } from 'dicom-parser';
import { expect, test } from 'vitest';
import { StudyUid } from '../../models/base/ids.ts';
import type { FindingId } from '../../models/base/ids.ts';
import { z } from '../../models/base/schema.ts';
import { readSeg } from '../../models/dicom/write/read-seg.ts';
import { Finding } from '../../models/findings/finding.ts';
import { Report } from '../../models/report/report.ts';
import { startProgram } from '../../main/app/program.ts';
import type { RunningProgram } from '../../main/app/program.ts';
import { findBrowser } from '../../main/app/shell/browser/find-browser.ts';
import { headlessShell } from '../../main/app/shell/browser/headless-shell.ts';
import { ctElements, makeDicom } from '../fixtures/make-dicom.ts';
import { makeFinding } from '../fixtures/make-report-case.ts';
import { inFolder, root } from './phenoscope.ts';

const passphrase = 'correct horse battery';
const studyUid = StudyUid.parse('1.2.3');
const mask = Uint8Array.from({ length: 4 * 2 * 3 }, (_, i) => (i >= 8 && i < 16 ? 1 + (i % 2) : 0)); // the middle image

/** Three MR images of 4 × 2 pixels, 3 mm apart, of Zoë Łukasz. */
async function writeSeries(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const number of [1, 2, 3]) {
    const elements = ctElements({
      0x00080005: ['CS', 'ISO_IR 192'],
      0x00080016: ['UI', '1.2.840.10008.5.1.4.1.1.4'],
      0x00080018: ['UI', `1.2.3.4.${number}`],
      0x00080020: ['DA', '20260110'],
      0x00080060: ['CS', 'MR'],
      0x00100010: ['PN', 'Łukasz^Zoë'],
      0x00200013: ['IS', String(number)],
      0x00200032: ['DS', `0\\0\\${3 * number}`],
      0x00200052: ['UI', '1.2.3.9'],
    });
    await writeFile(path.join(folder, `${number}.dcm`), makeDicom(elements));
  }
}

/** A program with a signed-in reader, the series imported, and a left hippocampus proposed on it. */
async function withProposal(folder: string): Promise<{ program: RunningProgram; finding: FindingId }> {
  const program = await startProgram({ root, folder: path.join(folder, 'library'), makeShell: () => headlessShell });
  const { client, session, files } = program;
  await client.library.setUp({ name: 'Dr. A. Reader', passphrase });
  await writeSeries(path.join(folder, 'series'));
  await client.dicom.import({ files: [files.mint(path.join(folder, 'series'))], mode: 'copy' });
  const [set] = await client.imaging.displaySets({ studyUid });
  const { subject } = await client.library.study({ studyUid });
  const { blobs, journal } = session.library;
  const digest = await blobs.put(mask);
  const made = makeFinding({ id: 'f-left' });
  const finding = Finding.parse({
    ...made,
    on: { displaySet: set?.id, studyUid, seriesUid: set?.seriesUid, frameOfReferenceUid: set?.frameOfReferenceUid },
    geometry: { ...made.geometry, grid: set?.volume, mask: digest },
  });
  const actor = { kind: 'person', id: 'p', name: 'Dr. A. Reader' } as const;
  await journal.append({ subject: subject.id, studyUid, actor, change: { kind: 'finding.propose', finding } });
  return { program, finding: finding.id };
}

const inProgram = (work: (program: RunningProgram, parts: { folder: string; finding: FindingId }) => Promise<void>) =>
  inFolder(async (folder) => {
    const { program, finding } = await withProposal(folder);
    try {
      await work(program, { folder, finding });
    } finally {
      await program.close();
    }
  });

const code = (refused: string) => expect.objectContaining({ code: refused });

const patience = { timeout: 180_000 }; // a slow machine prints for half a minute

test('a report is not signed with a proposal open, without the passphrase, or after the case changed', patience, () =>
  inProgram(async ({ client }, { finding }) => {
    const open = await client.report.draft({ studyUid });
    expect(open.checks).toContainEqual(expect.objectContaining({ level: 'stops', code: 'sign.proposals' }));
    const ask = { studyUid, digest: open.digest, passphrase, reason: null };
    await expect(client.report.sign(ask)).rejects.toEqual(code('sign.proposals'));

    await client.findings.decide({ finding, to: 'accepted', reason: null });
    await expect(client.report.sign(ask)).rejects.toEqual(code('sign.changed'));

    const { digest } = await client.report.draft({ studyUid });
    await expect(client.report.sign({ ...ask, digest })).rejects.toEqual(code('sign.reason')); // the indication is empty
    const wrong = { ...ask, digest, reason: 'known', passphrase: 'not that one' };
    await expect(client.report.sign(wrong)).rejects.toEqual(code('keys.wrong'));
    expect(await client.report.list({ studyUid })).toMatchObject([{ state: 'draft' }]);
  }),
);

test.skipIf(findBrowser() === undefined)(
  'a signed report is kept with files that say the same, and is amended, never changed',
  patience,
  () =>
    inProgram(async ({ client, files, fetch, session }, { folder, finding }) => {
      await client.findings.decide({ finding, to: 'accepted', reason: null });
      const draft = await client.report.setText({ studyUid, section: 'indication', text: 'Memory complaints.' });
      expect(draft.checks.every(({ level }) => level === 'ok' || level === 'noted')).toBe(true);
      const signed = await client.report.sign({ studyUid, digest: draft.digest, passphrase, reason: null });
      expect(signed.leftOut).toEqual([]);
      const names = ['bundle.json', 'encapsulated.dcm', 'report.json', 'report.pdf', 'seg.dcm', 'sr.dcm'];
      expect(signed.files.map(({ name }) => name).toSorted()).toEqual(names);

      const kept = await client.report.open({ report: signed.report });
      expect(kept).toMatchObject({
        digest: signed.digest,
        report: { status: 'final', signature: { by: { name: 'Dr. A. Reader' } } },
      });
      await expect(client.report.setText({ studyUid, section: 'indication', text: 'Other.' })).rejects.toEqual(
        code('report.not-a-draft'),
      );

      const out = path.join(folder, 'out');
      await client.report.export({ report: signed.report, folder: files.mint(out) });
      expect((await readdir(out)).toSorted()).toEqual(names);
      const seg = readSeg(
        await readFile(path.join(out, 'seg.dcm')),
        (await client.imaging.displaySets({ studyUid }))[0]?.volume ?? never(),
      );
      expect(seg.ok && seg.value.map((segment) => [segment.label, [...segment.mask]])).toEqual([
        ['Anterior, left', Array.from(mask, (value) => Number(value === 1))],
        ['Posterior, left', Array.from(mask, (value) => Number(value === 2))],
      ]);
      expect(Report.parse(JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8')))).toEqual(kept.report);
      expect(await firstOf(out)).toMatchObject({ resourceType: 'DiagnosticReport', status: 'final' });
      const pdf = await fetch(`/reports/${signed.report}/report.pdf`);
      expect(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');

      const amended = await client.report.amend({ report: signed.report, reason: 'Side was named wrongly.' });
      expect(amended.report).toMatchObject({
        status: 'preliminary',
        amends: signed.report,
        amendment: { signedBy: 'Dr. A. Reader', reason: 'Side was named wrongly.' },
      });
      expect(amended.report.sections.find(({ id }) => id === 'indication')?.text).toBe('Memory complaints.');
      expect(amended.report.notices.amendment).toContain('Side was named wrongly.');
      expect((await client.report.list({ studyUid })).map(({ state }) => state)).toEqual(['draft', 'signed']);
      expect(session.person?.name).toBe('Dr. A. Reader');

      await expect(client.report.discard({ report: signed.report })).rejects.toEqual(code('report.no-amendment'));
      const left = await client.report.discard({ report: amended.report.id });
      expect(left).toMatchObject({ digest: signed.digest, report: { id: signed.report, status: 'final' } });
      expect((await client.report.list({ studyUid })).map(({ state }) => state)).toEqual(['signed']);
      await client.library.undo({ subject: left.report.subject.id });
      expect(await client.report.draft({ studyUid })).toMatchObject({ digest: amended.digest });
      const again = await client.report.sign({ studyUid, digest: amended.digest, passphrase, reason: 'Amended.' });
      const srOf = async (report: string): Promise<DataSet> =>
        dicomParser.parseDicom(new Uint8Array(await (await fetch(`/reports/${report}/sr.dcm`)).arrayBuffer()));
      const before = (await srOf(again.report)).elements['x0040a360']?.items?.[0]?.dataSet;
      const named = before?.elements['x00081115']?.items?.[0]?.dataSet?.elements['x00081199']?.items?.[0]?.dataSet;
      expect(named?.string('x00081155')).toBe((await srOf(signed.report)).string('x00080018'));
    }),
);

test.skipIf(findBrowser() === undefined)(
  'a draft is exported as preliminary, its outline as a proposal',
  patience,
  () =>
    inProgram(async ({ client, files }, { folder }) => {
      const { report } = await client.report.draft({ studyUid });
      const out = path.join(folder, 'out');
      const { leftOut } = await client.report.export({ report: report.id, folder: files.mint(out) });
      expect(leftOut).toEqual([{ name: 'sr.dcm', code: 'report.sr-empty', params: {} }]); // nothing is accepted
      expect(await firstOf(out)).toMatchObject({ status: 'preliminary' });
      expect((await readFile(path.join(out, 'seg.dcm'))).toString('latin1')).toContain('Proposed, not reviewed');
    }),
);

/** The first resource of a written Bundle. */
const firstOf = async (folder: string): Promise<unknown> => {
  const Bundle = z.object({ entry: z.array(z.object({ resource: z.unknown() })) });
  return Bundle.parse(JSON.parse(await readFile(path.join(folder, 'bundle.json'), 'utf8'))).entry[0]?.resource;
};

const never = (): never => {
  throw new Error('no volume');
};

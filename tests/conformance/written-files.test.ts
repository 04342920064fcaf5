// What the product writes, before outside checkers. A checker that is not installed is named as not run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { writeEncapsulatedPdf } from '../../models/dicom/write/encapsulated-pdf.ts';
import { readSource } from '../../models/dicom/write/read-source.ts';
import { writeSeg } from '../../models/dicom/write/seg.ts';
import { readFonts } from '../../main/report/pdf/read-fonts.ts';
import { writePdf } from '../../main/report/pdf/write-pdf.ts';
import { makeArchival } from '../../main/report/pdf/make-archival.ts';
import { printToPdf } from '../../main/app/shell/browser/print-to-pdf.ts';
import { findBrowser } from '../../main/app/shell/browser/find-browser.ts';
import { uidFrom, uuidFrom } from '../../main/report/writer-of.ts';
import { compose } from '../../models/report/compose.ts';
import { makeSpeaker } from '../../models/report/language/speaker.ts';
import { fhirBundle } from '../../models/report/renderings/fhir-bundle.ts';
import { Template } from '../../models/report/template.ts';
import { makeMrSeries } from '../fixtures/make-mr-series.ts';
import { makePharmacogenomics } from '../fixtures/make-pharmacogenomics.ts';
import { accepted, makeFinding, makeReportCase } from '../fixtures/make-report-case.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'phenoscope-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isInstalled = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
const file = (name: string, bytes: Uint8Array): string => {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
};

/** Lines `Error` of dciodvfy, without item numbers and values. */
function errorsOf(name: string): string[] {
  const { stderr, stdout } = spawnSync('dciodvfy', ['-new', name], { encoding: 'utf8' });
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('Error'));
  return lines.map((line) => line.replaceAll(/\[\d+\]|= <[^>]*>/g, ''));
}

const resources = new URL('../../resources/', import.meta.url);
const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, resources), 'utf8'));
const template = Template.parse(readJson('templates/brain-mr.json'));
const parts = readdirSync(new URL('languages/parts/', resources)).map((name) => readJson(`languages/parts/${name}`));
const texts = Object.assign({}, ...parts) as Record<string, string>;

const { files, displaySet } = makeMrSeries({ slices: 4 });
const read = readSource(files[0] ?? new Uint8Array(), { inflate: () => undefined });
const source = read.ok ? read.value : {};
let uids = 0;
const writer = {
  version: '0.1.0',
  person: 'Reader^Anna',
  date: '20261124',
  time: '101500',
  newUid: () => `2.25.${++uids}`,
};
const voxels = (displaySet.volume?.shape.columns ?? 0) * (displaySet.volume?.shape.rows ?? 0) * 4;
const seg = writeSeg({
  source,
  displaySet,
  writer,
  segments: [1, 2].map((value) => ({
    mask: Uint8Array.from({ length: voxels }, (_, i) => (i % 7 === 0 ? 1 : i % 5 === 0 ? 2 : 0)),
    value,
    label: value === 1 ? 'Hippocampus, anterior, left' : 'Hippocampus, posterior, left',
    code: { scheme: 'SCT', value: '5366008', meaning: 'Hippocampus' },
    laterality: 'left' as const,
    isProposal: false,
    color: '#E69F00',
    algorithm: { name: 'hippocampus', version: '1.0.0', isEdited: false },
    tracking: { id: `f ${value}`, uid: `2.25.99${value}` },
  })),
});
const encapsulated = writeEncapsulatedPdf({
  source,
  pdf: new TextEncoder().encode('%PDF-1.7'),
  title: 'MR brain',
  instances: displaySet.frames,
  isVerified: true,
  writer,
});

test.skipIf(!isInstalled('dciodvfy'))(
  'dciodvfy finds no error in a SEG or an Encapsulated PDF that the images have not',
  () => {
    const known = new Set(errorsOf(file('source.dcm', files[0] ?? new Uint8Array())));
    const written = [file('seg.dcm', seg.ok ? seg.value.bytes : new Uint8Array()), file('pdf.dcm', encapsulated.bytes)];
    expect(written.flatMap(errorsOf).filter((error) => !known.has(error))).toEqual([]);
  },
);

test.skipIf(!isInstalled('dcentvfy'))('dcentvfy finds images, SEG and PDF to be of one patient and study', () => {
  const names = files.map((bytes, i) => file(`image-${i}.dcm`, bytes));
  names.push(file('seg.dcm', seg.ok ? seg.value.bytes : new Uint8Array()), file('pdf.dcm', encapsulated.bytes));
  const list = file('list.txt', new TextEncoder().encode(`${names.join('\n')}\n`));
  const { stderr, stdout } = spawnSync('dcentvfy', ['-f', list], { encoding: 'utf8' });
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
});

// A validator is no part of this repository: FHIR_VALIDATOR names a script that takes `--modules FOLDER FILE` and ends with
// 0 for a good file, FHIR_MODULES the folder where it finds what it needs.
const { FHIR_VALIDATOR: fhirValidator = '', FHIR_MODULES: fhirModules = '' } = process.env;

test.skipIf(fhirValidator === '' || fhirModules === '')(
  'a FHIR validator finds no error in the Bundle of a report',
  { timeout: 120_000 },
  () => {
    const draft = compose(
      makeReportCase({ findings: [makeFinding(accepted)], pharmacogenomics: makePharmacogenomics() }),
      {
        template,
        language: { tag: 'en', texts },
      },
    );
    const pdf = { base64: 'JVBERi0xLjc=', bytes: 8, sha1Base64: 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=' };
    const bundle = fhirBundle(draft, {
      uuidFor: uuidFrom,
      trackingUidFor: ({ id }, label) => uidFrom(`${id} ${label}`),
      pdf,
    });
    const name = file('bundle.json', new TextEncoder().encode(JSON.stringify(bundle)));
    const checked = spawnSync(process.execPath, [fhirValidator, '--modules', fhirModules, name], { encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 0 });
  },
);

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Łukasz, Zoë</title><h1>Łukasz, Zoë</h1><p>3.21 mL</p></html>`;
const options = {
  title: 'Łukasz, Zoë',
  author: 'Dr. A. Reader',
  creator: 'Phenoscope 0.1.0',
  language: 'en',
  at: new Date('2026-11-24T10:40:00Z'),
  id: 'ab12'.repeat(16),
  text: 'Łukasz Zoë 3.21 mL',
};

test.skipIf(!findBrowser() || !isInstalled('qpdf') || !isInstalled('pdfinfo'))(
  'a printed report is sound for qpdf, tagged, titled, with fonts embedded and the letters of the name in its text',
  { timeout: 120_000 },
  async () => {
    const name = file('report.pdf', await makeArchival(await printToPdf(html), options));
    execFileSync('qpdf', ['--check', name]);
    const about = execFileSync('pdfinfo', [name], { encoding: 'utf8' });
    expect(about).toMatch(/^Tagged: +yes$/m);
    expect(about).toMatch(/^Title: +Łukasz, Zoë$/m);
    expect(about).toMatch(/^JavaScript: +no$/m);
    expect(execFileSync('pdftotext', [name, '-'], { encoding: 'utf8' })).toContain('Łukasz, Zoë');
    const fonts = execFileSync('pdffonts', [name], { encoding: 'utf8' }).trim().split('\n').slice(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/); // embedded, subset, with Unicode
  },
);

test.skipIf(!findBrowser() || !isInstalled('pdftotext')).each([
  ['Japanese', 'Yamada^Tarou=山田^太郎', 'Yamada,Tarou(山田,太郎)'],
  ['simplified Chinese', '王^小东', '王,小东'],
  ['traditional Chinese', '王^小東', '王,小東'],
  ['Korean', 'Hong^Gildong==홍^길동', 'Hong,Gildong(홍,길동)'],
  ['Arabic', 'قباني^لنزار', 'لنزار'],
  ['Hebrew', 'שרון^דבורה', 'דבורה'],
  ['Thai', 'ใจดี^สมชาย', 'ใจดี,สมชาย'],
])('a %s name is printed', { timeout: 120_000 }, async (_, name, shown) => {
  const language = { tag: 'en', texts };
  const draft = compose(makeReportCase({ findings: [] }), { template, language });
  const report = { ...draft, subject: { ...draft.subject, name } };
  const printed = await writePdf(report, {
    shell: { printToPdf },
    digest: 'ab12'.repeat(16),
    speaker: makeSpeaker(language),
    fonts: await readFonts(fileURLToPath(resources), JSON.stringify(report)),
    images: new Map(),
  }); // refuses a paper that lacks a letter of the name
  const text = execFileSync('pdftotext', [file('named.pdf', printed), '-'], { encoding: 'utf8' });
  expect(text.normalize('NFKC').replaceAll(/[\s\p{C}]/gu, '')).toContain(shown);
});

test.skipIf(!findBrowser())(
  'a letter that the file has no glyph for is told, not left out',
  { timeout: 120_000 },
  async () => {
    const printed = await printToPdf(html);
    await expect(makeArchival(printed, { ...options, text: `${options.text} \u{10900}` })).rejects.toEqual(
      expect.objectContaining({ code: 'report.font-lacks', params: { letters: '\u{10900}' } }),
    );
  },
);

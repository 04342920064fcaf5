import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SubjectId } from '../../../../models/base/ids.ts';
import type { InterpretationChange } from '../../../../models/genome/variants/interpret/interpretation-change.ts';
import { makeThrowAwayLibrary } from '../../../library/library.ts';
import type { Library } from '../../../library/library.ts';
import { scanVcf } from '../../scan.ts';
import { variantEvidence } from './evidence.ts';
import { interpret } from './interpret.ts';
import { interpretedCase, reportedOf } from './interpretations.ts';

let library: Library;
let folder = '';
const resources = path.resolve(import.meta.dirname, '../../../../resources');
const subject = SubjectId.parse('s1');
const actor = { kind: 'person', id: 'p1', name: 'A. Reader' } as const;
const variant = { build: 'GRCh38', contig: '13', position: 32_340_301, ref: 'A', alt: 'G' } as const;

beforeAll(async () => {
  library = await makeThrowAwayLibrary();
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-interpret-'));
  const file = path.join(folder, 'patient.vcf');
  const lines = [
    '##fileformat=VCFv4.2',
    '##contig=<ID=13,length=114364328>',
    '##INFO=<ID=CSQ,Number=.,Type=String,Description="Format:_Allele|Consequence|SYMBOL|HGVSp">',
    '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1',
    '13 32340301 . A G . PASS CSQ=G|stop_gained|BRCA2|p.Lys1691Ter GT 0/1',
  ];
  await writeFile(
    file,
    lines.map((line) => `${line.replaceAll(' ', '\t').replace('Format:_', 'Format: ')}\n`).join(''),
  );
  const ctx = { library, actor, now: library.now, newId: library.newId, resources };
  const run = { signal: new AbortController().signal, report: () => undefined };
  await scanVcf({ path: file, sample: null, subject }, ctx, run);
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const say = (change: InterpretationChange) =>
  interpret(subject, change, { library, actor, now: library.now, resources });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
const apply = (name: string, strength: 'very-strong' | 'moderate' | null) =>
  say({ kind: 'criterion', variant, code: name, strength, why: `evidence of ${name}` });
const own = async () => (await interpretedCase(library, subject, resources)).said.variants[0];

test('proposals count nowhere; criteria of a person make a class, and it stays out of the report until one confirms it', async () => {
  const { said, all } = await interpretedCase(library, subject, resources);
  expect(all?.variants[0]?.proposed.map((each) => each.code)).toEqual(['PVS1']);
  expect(said.variants).toEqual([]);
  expect(await reportedOf(library, subject, resources)).toBeUndefined();
  await apply('PVS1', 'very-strong');
  await apply('PM2', 'moderate');
  expect((await own())?.criteria).toMatchObject([
    { code: 'PVS1', strength: 'very-strong', evidence: 'evidence of PVS1', by: actor },
    { code: 'PM2' },
  ]);
  expect(await reportedOf(library, subject, resources)).toMatchObject({ classes: [], open: 1 });
  await say({ kind: 'class', variant, isConfirmed: true, why: 'agreed with the board' });
  expect(await reportedOf(library, subject, resources)).toMatchObject({
    open: 0,
    classes: [
      { gene: 'BRCA2', hgnc: 'HGNC:1101', classification: { class: 'likely-pathogenic', scheme: 'acmg-2015' } },
    ],
  });
});

test('undo takes the last step back and stays in the history with who and why', async () => {
  await apply('PM2', null);
  expect((await own())?.stale).toBe('criteria');
  await library.journal.undo(subject, actor);
  const said = await own();
  expect(said?.stale).toBeNull();
  expect(said?.history.slice(0, 3)).toMatchObject([
    { about: 'PM2', value: 'moderate', isUndo: true, by: actor },
    { about: 'PM2', value: null, why: 'evidence of PM2', isUndo: false },
    { kind: 'class', value: 'likely-pathogenic', why: 'agreed with the board' },
  ]);
});

test('another scheme is a step of the case: what was confirmed by the one before waits to be confirmed anew', async () => {
  await say({ kind: 'scheme', scheme: 'clingen-points', why: 'laboratory’s rule' });
  expect((await own())?.stale).toBe('scheme');
  expect(await reportedOf(library, subject, resources)).toMatchObject({ classes: [], open: 1 });
  await say({ kind: 'class', variant, isConfirmed: true, why: 'looked at again' });
  expect(await reportedOf(library, subject, resources)).toMatchObject({
    classes: [{ classification: { class: 'pathogenic', points: 10, scheme: 'clingen-points', version: '2020' } }],
  });
});

test('a tier in a tumour is given by hand, with what the table suggested then', async () => {
  const answer = await variantEvidence({ subject, variant, disease: 'Ovarian Cancer' }, { library, resources });
  expect(answer).toMatchObject({ source: 'CIViC', version: '2022-12-01', asked: ['K1691*'] });
  const given = { tier: 'II', level: 'D' } as const;
  await say({ kind: 'tier', variant, tier: given, disease: 'Ovarian Cancer', why: 'two case reports' });
  expect(await reportedOf(library, subject, resources)).toMatchObject({
    tiers: [{ tier: 'II-D', disease: 'Ovarian Cancer', evidence: 'two case reports', by: 'A. Reader' }],
  });
});

test('a glioma’s results make a diagnosis that a person confirms', async () => {
  expect(await code(say({ kind: 'diagnosis', isConfirmed: true, why: 'clear' }))).toBe('genome.nothing-entered');
  for (const [field, value] of [
    ['idh', 'mutant'],
    ['codeletion-1p19q', 'yes'],
  ] as const)
    await say({ kind: 'glioma', field, value, why: 'array, 2026-01-02' });
  await say({ kind: 'diagnosis', isConfirmed: true, why: 'histology agrees' });
  const { said } = await interpretedCase(library, subject, resources);
  expect(said.glioma.confirmed?.diagnosis).toMatchObject({ entity: 'oligodendroglioma', grade: null });
  expect((await reportedOf(library, subject, resources))?.diagnosis?.needed).toContain('cdkn2ab');
});

test.each([
  [
    'genome.variant-unknown',
    { kind: 'criterion', variant: { ...variant, position: 1 }, code: 'PM2', strength: 'moderate' },
  ],
  ['genome.criterion-unknown', { kind: 'criterion', variant, code: 'PX9', strength: 'moderate' }],
  ['genome.scheme-unknown', { kind: 'scheme', scheme: 'mine' }],
  ['genome.glioma-value', { kind: 'glioma', field: 'idh', value: 'perhaps' }],
] as const)('%s: nothing is written down', async (expected, change) => {
  const before = await library.store.enteredFacts(subject);
  expect(await code(say({ ...change, why: 'made' }))).toBe(expected);
  expect(await library.store.enteredFacts(subject)).toEqual(before);
});

test('nobody who is not signed in as a person says anything', async () => {
  const ctx = { library, actor: { kind: 'unattended' } as const, now: library.now, resources };
  const asked = interpret(subject, { kind: 'scheme', scheme: 'acmg-2015', why: 'made' }, ctx);
  expect(await code(asked)).toBe('genome.needs-person');
});

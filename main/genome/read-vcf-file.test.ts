import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../models/base/app-error.ts';
import { callApoe } from '../../models/genome/apoe/call-apoe.ts';
import { callSites } from '../../models/genome/file/call-sites.ts';
import { scanPlaces } from '../../models/genome/file/scan-places.ts';
import { makeBcf } from '../../tests/fixtures/make-bcf.ts';
import { makeBgzip, makeBgzipMember } from '../../tests/fixtures/make-bgzip.ts';
import { readVcfFile } from './read-vcf-file.ts';
import type { ScanResult } from './read-vcf-file.ts';
import { readSamples } from './read/begin-scan.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-vcf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const vcf = (lines: readonly string[], samples = 'S1') =>
  [
    '##fileformat=VCFv4.2',
    '##contig=<ID=chr19,length=58617616>',
    `#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT ${samples}`.replaceAll(' ', '\t'),
    ...lines.map((line) => line.replaceAll(' ', '\t')),
    '',
  ].join('\n');
const e3e4 = ['chr19 44908684 rs429358 T C . PASS . GT 0/1', 'chr19 44908822 rs7412 C T . PASS . GT 0/0'];
const filler = Array.from({ length: 9000 }, (_, i) => `chr19 ${100 + i} . A G . PASS DP=${i} GT 0/1`);

const places = scanPlaces([]);
let written = 0;
const put = async (bytes: string | Buffer): Promise<string> => {
  const file = path.join(folder, `${written++}.vcf`);
  await writeFile(file, bytes);
  return file;
};
const read = async (bytes: string | Buffer, sample: string | null = null) =>
  readVcfFile({ path: await put(bytes), sample, places }, () => undefined);
const apoeIn = ({ body, records }: ScanResult) => callApoe(callSites(body, records));
const refused = (bytes: string | Buffer, sample: string | null = null) =>
  read(bytes, sample).then(
    () => 'read',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
const apoeOf = async (bytes: string | Buffer) => {
  const call = apoeIn(await read(bytes));
  return call.kind === 'called' ? call.genotype : call.code;
};

const text = vcf([...filler, ...e3e4]);

test.each([
  ['none', () => text],
  ['none', () => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['gzip', () => gzipSync(text)],
  ['gzip', () => Buffer.concat([gzipSync(text.slice(0, 5000)), gzipSync(text.slice(5000))])],
  ['bgzip', () => makeBgzip(text)],
  ['bgzip', () => makeBgzip(text, 1021)], // lines lie across members
] as const)('packed as %s the file says the same', async (compression, make) => {
  const scanned = await read(make());
  expect(scanned.body).toMatchObject({
    compression,
    build: 'GRCh38',
    sample: 'S1',
    records: 9002,
    kept: 2,
    problems: [],
  });
  expect(apoeIn(scanned)).toMatchObject({ genotype: 'e3/e4' });
});

test.each([
  ['none', (bytes: Uint8Array) => Buffer.from(bytes)],
  ['bgzip', (bytes: Uint8Array) => makeBgzip(Buffer.from(bytes), 301)],
] as const)('a BCF packed as %s says the same as the VCF', async (compression, pack) => {
  const rows = [
    { contig: 0, start: 44_908_683, alleles: ['T', 'C'], gt: [2, 4], quality: 60 },
    { contig: 0, start: 44_908_821, alleles: ['C', 'T'], gt: [2, 2], quality: 60 },
  ];
  const scanned = await read(pack(makeBcf(rows)));
  expect(scanned.body).toMatchObject({ compression, build: 'GRCh38', records: 2, kept: 2, problems: [] });
  expect(apoeIn(scanned)).toMatchObject({ genotype: 'e3/e4' });
  const cut = await read(Buffer.from(makeBcf(rows)).subarray(0, -4));
  expect(apoeIn(cut)).toMatchObject({ kind: 'not-called', code: 'genome.cut' });
});

test('of several samples one must be named; the choice is listed', async () => {
  const two = vcf(['chr19 44908684 . T C . . . GT 0/1 1/1', 'chr19 44908822 . C T . . . GT 0/0 0/0'], 'A B');
  expect(await refused(two)).toBe('genome.sample-needed');
  expect(await refused(two, 'C')).toBe('genome.sample-unknown');
  expect(apoeIn(await read(two, 'B'))).toMatchObject({ genotype: 'e4/e4' });
  expect(await readSamples(await put(two))).toEqual(['A', 'B']);
});

test.each([
  ['nothing', '', 'genome.not-vcf'],
  ['white space', '  \n\n', 'genome.not-vcf'],
  ['a binary VCF of the first version', gzipSync('BCF\u0004xxxxx'), 'genome.bcf'],
  ['a binary VCF that ends in its header', gzipSync('BCF\u0002\u0002xx\0\0xxxx'), 'genome.not-vcf'],
  ['no sample', vcf([]).replace('\tFORMAT\tS1', ''), 'genome.no-sample'],
  ['no word of its build', text.replace(',length=58617616', '').replaceAll(/rs\d+/g, '.'), 'genome.build-unknown'],
])('%s is refused', async (_what, bytes, code) => {
  expect(await refused(bytes)).toBe(code);
});

test('one wrong bit refuses the whole file', async () => {
  const bytes = makeBgzip(text);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
  expect(await refused(bytes)).toBe('genome.damaged');
});

test.each([
  ['bgzip', makeBgzip(text).subarray(0, -300)],
  ['gzip', gzipSync(text).subarray(0, -200)],
])('behind the cut of a %s file nothing is called absent', async (_packing, bytes) => {
  const scanned = await read(bytes);
  expect(scanned.body.problems[0]?.code).toBe('genome.cut-inside');
  expect(apoeIn(scanned)).toMatchObject({ kind: 'not-called', code: 'genome.cut' });
});

test('a missing end mark is remarked on', async () => {
  const scanned = await read(makeBgzip(text).subarray(0, -makeBgzipMember(Buffer.alloc(0)).length));
  expect(scanned.body.problems[0]?.code).toBe('genome.no-end-mark');
  expect(apoeIn(scanned)).toMatchObject({ genotype: 'e3/e4' });
});

test('an absent line is not taken as reference', async () => {
  expect(await apoeOf(vcf(e3e4.slice(0, 1)))).toBe('genome.absent');
});

const shared = new URL('../../../shared/data/genomics/vcf-odd/', import.meta.url);
describe.skipIf(!existsSync(shared))('the corpus of odd files (shared data)', () => {
  const rows = existsSync(shared)
    ? readFileSync(new URL('manifest.tsv', shared), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .filter(
          ([file = '', , , verdict]) => /\.(vcf|vcf\.gz|bgz)$/.test(file) && !file.includes(':') && verdict !== 'aux',
        )
    : [];
  test.each(rows.map(([file = '', , , verdict = '']) => [file, verdict] as const))(
    '%s (%s) ends in facts or in a code',
    async (file) => {
      const code = await readVcfFile(
        {
          path: new URL(encodeURI(file).replaceAll('#', '%23'), shared).pathname
            .replaceAll('%20', ' ')
            .replaceAll('%23', '#'),
          sample: null,
          places,
        },
        () => undefined,
      ).then(
        ({ body }) => (body.problems.length > 0 ? 'warned' : 'read'),
        (error: unknown) => (isAppError(error) ? error.code : `unexpected ${String(error)}`),
      );
      expect(code).toMatch(/^(genome\.|read$|warned$)/);
    },
  );
});

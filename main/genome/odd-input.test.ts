import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../models/base/app-error.ts';
import { callApoe } from '../../models/genome/apoe/call-apoe.ts';
import { callSites } from '../../models/genome/file/call-sites.ts';
import { scanPlaces } from '../../models/genome/file/scan-places.ts';
import { makeBgzip } from '../../tests/fixtures/make-bgzip.ts';
import { readVcfFile } from './read-vcf-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-odd-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const titles = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT';
const head = '##fileformat=VCFv4.2\n##contig=<ID=chr19,length=58617616>\n';
const tabbed = (line: string): string => `${line.replaceAll(' ', '\t')}\n`;
const first = 'chr19 44908684 rs429358 T C . PASS . GT:AD 0/1:9,8';
const second = 'chr19 44908822 rs7412 C T . PASS . GT:AD 0/0:20,0';
const vcf = (...lines: readonly string[]): string => `${head}${titles}\tS1\n${lines.map(tabbed).join('')}`;

const read = async (bytes: string | Buffer, sample: string | null = null) => {
  const file = path.join(folder, 'odd.vcf');
  await writeFile(file, bytes);
  const { body, records } = await readVcfFile({ path: file, sample, places: scanPlaces([]) }, () => undefined);
  const apoe = callApoe(callSites(body, records));
  return { problems: body.problems, apoe: apoe.kind === 'called' ? apoe.genotype : apoe.code };
};
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );

test('lines out of order are read all the same, and said', async () => {
  expect(await read(vcf(first, second))).toEqual({ problems: [], apoe: 'e3/e4' });
  expect(await read(vcf(second, first))).toEqual({
    problems: [{ code: 'genome.unsorted', params: { line: 5 } }],
    apoe: 'e3/e4',
  });
});

test('a genotype that its own reads speak against is used as written, and said', async () => {
  const contradicted = await read(vcf(first.replace('9,8', '17,0'), second.replace('20,0', '20')));
  expect(contradicted).toEqual({
    problems: [
      { code: 'genome.gt-ad', params: { line: 4, gt: '0/1', ad: '17,0' } },
      { code: 'genome.gt-ad', params: { line: 5, gt: '0/0', ad: '20' } },
    ],
    apoe: 'e3/e4',
  });
  expect((await read(vcf(first.replace('9,8', '0,0'), second.replace('20,0', '.')))).problems).toEqual([]);
});

test('spaces for tabs: in the header nothing can be read, in a line that line is named', async () => {
  expect(await codeOf(read(vcf(first, second).replaceAll('\t', ' ')))).toBe('genome.not-vcf');
  const spaced = vcf(first) + second + '\n';
  expect(await read(spaced)).toEqual({
    problems: [{ code: 'genome.broken-lines', params: { count: 1, lines: '5' } }],
    apoe: 'genome.absent',
  });
});

test('a genotype that names an allele its line does not have is no missing line: the place says so, and the line is told', async () => {
  expect(await read(vcf(first.replace('0/1', '0/3'), second))).toEqual({
    problems: [{ code: 'genome.line-gt', params: { line: 4 } }],
    apoe: 'genome.malformed',
  });
});

test('a file that ends inside its header is told as cut, at whatever byte', async () => {
  const whole = vcf(first);
  const end = whole.indexOf('S1') + 2;
  const codes = new Set<string>();
  for (let length = 20; length <= end; length++) codes.add(await codeOf(read(whole.slice(0, length))));
  expect([...codes]).toEqual(['genome.cut-header']);
  expect(await codeOf(read(whole.slice(0, end + 1)))).toBe('read'); // whole, and without a record
});

test('line ends of Windows are line ends', async () => {
  expect(await read(vcf(first, second).replaceAll('\n', '\r\n'))).toEqual({ problems: [], apoe: 'e3/e4' });
});

test('a bgzip file cut at any byte never says that what lay behind is absent', async () => {
  const filler = Array.from({ length: 300 }, (_, i) => `chr19 ${1000 + i} . A G . PASS . GT 0/1`);
  const whole = makeBgzip(vcf(...filler, first, second), 700);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (length) => {
      const cut = await read(whole.subarray(0, length)).catch((error: unknown) => ({
        problems: [],
        apoe: isAppError(error) ? error.code : String(error),
      }));
      expect(cut.apoe).toMatch(/^(e3\/e4|genome\.(cut|cut-header|not-vcf|damaged|build-unknown))$/);
    }),
    { numRuns: 60 },
  );
});

test('of a million samples one is read; which one has to be said', { timeout: 60_000 }, async () => {
  const count = 1_000_000;
  const names = Array.from({ length: count }, (_, i) => `\tS${i}`).join('');
  const line = (text: string, gt: string): string =>
    `${tabbed(text.split(' ').slice(0, 8).join(' ')).trimEnd()}\tGT${gt}\n`;
  const all = (gt: string, own: string): string => `\t${gt}`.repeat(count - 1) + `\t${own}`;
  const text = `${head}${titles}${names}\n${line(first, all('0/0', '0/1'))}${line(second, all('0/0', '0/0'))}`;
  expect(await codeOf(read(text))).toBe('genome.sample-needed');
  expect(await read(text, `S${count - 1}`)).toEqual({ problems: [], apoe: 'e3/e4' });
  expect(await read(text, 'S7')).toEqual({ problems: [], apoe: 'e3/e3' });
  expect(await codeOf(read(text.replace('\tS5\t', '\tS4\t')))).toBe('genome.duplicate-samples');
});

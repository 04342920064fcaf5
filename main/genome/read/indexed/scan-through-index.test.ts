import { copyFile, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBgzip } from '../../../../tests/fixtures/make-bgzip.ts';
import { makeIndex, packIndex } from '../../../../tests/fixtures/make-index.ts';
import type { Wanted } from '../../../../models/genome/vcf/wanted.ts';
import { scanRecords } from '../scan-records.ts';
import { scanThroughIndex } from './scan-through-index.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../../tests/fixtures/indexed');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-index-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The file with its index beside it, which is the newer of both. */
const take = async (file: string, kind: string): Promise<string> => {
  const own = path.join(folder, `${kind}-${file}`);
  await copyFile(path.join(fixtures, file), own);
  await copyFile(path.join(fixtures, `${file}.${kind}`), `${own}.${kind}`);
  await utimes(own, 1e9, 1e9);
  return own;
};
let written = 0;
const put = async (bgzip: Buffer, index: Buffer | null, kind = 'tbi'): Promise<string> => {
  const own = path.join(folder, `${written++}.vcf.gz`);
  await writeFile(own, bgzip);
  await utimes(own, 1e9, 1e9);
  if (index) await writeFile(`${own}.${kind}`, index);
  return own;
};

const said = { report: () => undefined };
const whole = async (file: string, wanted: Wanted) => {
  const { records } = await scanRecords({ path: file, sample: null, wanted }, said.report);
  return records.map((record) => ({ ...record, line: 0 }));
};
const through = async (file: string, wanted: Wanted) => {
  const scanned = await scanThroughIndex({ path: file, sample: null, wanted }, said.report);
  if (!scanned.ok) return scanned.error.code;
  const { records, counts } = scanned.value;
  expect(records.map(({ line }) => line)).toEqual(records.map(({ line }) => line).toSorted((a, b) => a - b));
  return { records: records.map((record) => ({ ...record, line: 0 })), read: counts.records };
};
const everyStart = (from: number, to: number, step: number): Int32Array =>
  Int32Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);

describe.each([
  ['far-blocks.vcf.gz', 'tbi'],
  ['far-blocks.vcf.gz', 'csi'],
  ['far-blocks.bcf', 'csi'],
])('%s through the %s of htslib', (file, kind) => {
  test('every single place gives what the whole file gives: blocks that begin far before it too', async () => {
    const own = await take(file, kind);
    const places = [...everyStart(0, 9_800_000, 49_999), 8_999_999, 100_000_000];
    for (const start of places) {
      const wanted = { '1': Int32Array.of(start) };
      expect(await through(own, wanted)).toMatchObject({ records: await whole(own, wanted) });
    }
  });

  test('many places on several contigs give each record once, in the order of the file', async () => {
    const own = await take(file, kind);
    const wanted = {
      '1': everyStart(100, 9_000_000, 7001),
      '19': everyStart(44_000_000, 45_600_000, 997),
      X: everyStart(0, 90_000_000, 400_001),
      '2': Int32Array.of(5),
    };
    const all = await whole(own, wanted);
    expect(all.length).toBeGreaterThan(100);
    expect(await through(own, wanted)).toMatchObject({ records: all });
  });
});

test('only what may hold the place is read', async () => {
  const own = await take('far-blocks.vcf.gz', 'tbi');
  expect(await through(own, { X: Int32Array.of(41_394_670) })).toMatchObject({
    records: [{ start: 41_394_670, ref: 'G' }],
    read: expect.toSatisfy((read: number) => read > 0 && read < 60),
  });
});

const titles = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n';
const header = `##fileformat=VCFv4.2\n${titles}`;
const lines = (contig: string, count = 200) =>
  Array.from({ length: count }, (_, i) => `${contig}\t${1000 * (i + 1)}\t.\tA\tG,T\t.\tPASS\t.\tGT\t1/2\n`).join('');

test.each(['tbi', 'csi'] as const)(
  'a %s of our maker; names with and without chr; a last line without its end',
  async (kind) => {
    const bgzip = makeBgzip((header + lines('chr7') + lines('8') + lines('chrX')).trimEnd(), 333);
    const own = await put(bgzip, packIndex(makeIndex(bgzip, { kind })), kind);
    const wanted = {
      '7': Int32Array.of(199_999),
      '8': Int32Array.of(999, 5000, 49_999),
      X: Int32Array.of(0, 999, 199_999),
    };
    const found = await through(own, wanted);
    expect(found).toMatchObject({ records: await whole(own, wanted) });
    expect(typeof found === 'object' && found.records.map(({ chrom, start }) => [chrom, start])).toEqual([
      ['chr7', 199_999],
      ['8', 999],
      ['8', 49_999],
      ['chrX', 999],
      ['chrX', 199_999],
    ]);
  },
);

test('lines longer than a member, and one that lies across many', async () => {
  const long = lines('1', 20).replaceAll('PASS\t.', `PASS\t${'A'.repeat(900)}`);
  const bgzip = makeBgzip(header + long, 200);
  const own = await put(bgzip, makeIndex(bgzip, { kind: 'tbi' }));
  for (const start of [999, 9999, 10_000, 19_999]) {
    const wanted = { '1': Int32Array.of(start) };
    expect(await through(own, wanted)).toMatchObject({ records: await whole(own, wanted) });
  }
});

describe('an index that cannot be relied on is not used, and why is said', () => {
  const bgzip = makeBgzip(header + lines('1'), 500);
  const index = makeIndex(bgzip, { kind: 'tbi' });
  const wanted = { '1': Int32Array.of(99_999) };

  test.each([
    ['none is there', null, 'genome.index-none'],
    ['it is empty', Buffer.alloc(0), 'genome.index-damaged'],
    ['it is cut', packIndex(index.subarray(0, -40)), 'genome.index-damaged'],
    ['it is a text', Buffer.from('TBIx'), 'genome.index-damaged'],
    ['its packing is damaged', packIndex(index).fill(7, 20, 30), 'genome.index-damaged'],
    ['it is of columns of another kind', packIndex(makeIndex(bgzip, { kind: 'tbi', preset: 0 })), 'genome.index-kind'],
  ])('%s', async (_, bytes, code) => {
    expect(await through(await put(bgzip, bytes), wanted)).toBe(code);
  });

  test('it is older than the file', async () => {
    const own = await put(bgzip, index);
    await utimes(`${own}.tbi`, 9e8, 9e8);
    expect(await through(own, wanted)).toBe('genome.index-older');
  });

  test.each([
    ['lines were put behind', makeBgzip(header + lines('1') + lines('2'), 500)],
    ['lines were taken from the end', makeBgzip(header + lines('1', 150), 500)],
    ['other lines', makeBgzip(header + lines('3', 211).replaceAll('\t.\tGT', '\tDP=9\tGT'), 500)],
    ['the same lines, packed in other members', makeBgzip(header + lines('1'), 700)],
    ['the file is cut', bgzip.subarray(0, -500)],
  ])('it is of another file: %s', async (_, other) => {
    expect(await through(await put(other, index), wanted)).toBe('genome.index-other');
  });

  test('the file is not bgzipped', async () => {
    const own = path.join(folder, 'plain.vcf');
    await writeFile(own, gunzipSync(await readFile(path.join(fixtures, 'far-blocks.vcf.gz'))));
    expect(await through(own, wanted)).toBe('genome.index-packing');
  });
});

test('damage in a member that is read is damage, not a reason to read whole', async () => {
  const bgzip = makeBgzip(header + lines('1'), 500);
  const index = makeIndex(bgzip, { kind: 'tbi' });
  const own = await put(bgzip, index);
  const broken = Buffer.from(bgzip);
  for (let at = 0; at < broken.length; at += broken.readUInt16LE(at + 16) + 1)
    if (broken.readUInt32LE(at + broken.readUInt16LE(at + 16) - 3) > 0) broken[at + 40] = (broken[at + 40] ?? 0) ^ 1;
  await writeFile(own, broken);
  await utimes(own, 1e9, 1e9);
  await expect(through(own, { '1': Int32Array.of(99_999) })).rejects.toMatchObject({ code: 'genome.damaged' });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../models/base/app-error.ts';
import { scanPlaces } from '../../models/genome/file/scan-places.ts';
import { makeBgzip } from '../../tests/fixtures/make-bgzip.ts';
import { startSearchPool } from './read/search-pool.ts';
import { readVcfFile } from './read-vcf-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-vcf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const header = [
  '##fileformat=VCFv4.2',
  '##contig=<ID=chr19,length=58617616>',
  '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1'.replaceAll(' ', '\t'),
];
// 4.4 MB of text in nine runs or so: stored, not packed, it is long enough to keep several threads busy.
const lines = Array.from({ length: 40_000 }, (_, i) => {
  if (i === 9_000) return 'no record';
  const [at, ids] = i === 20_000 ? [44_908_684, 'rs429358\tT\tC'] : [100 + i, `rs${i}\tA\tG`];
  return `chr19\t${at}\t${ids}\t.\tPASS\tAC=${Math.imul(i, 2654435761)};DB=${Math.imul(i, 40503) ^ i}\tGT\t0/1`;
});
lines.push(lines[20_000] ?? '', 'chr19\t44908822\trs7412\tC\tT\t.\tPASS\t.\tGT\t0/0', '');
const bytes = makeBgzip([...header, ...lines].join('\n'), 3001);

const readWith = async (threads: number, stored: Buffer) => {
  const file = path.join(folder, 'genome.vcf.gz');
  await writeFile(file, stored);
  return readVcfFile(
    { path: file, sample: null, places: scanPlaces([]), search: startSearchPool(file, threads) },
    () => undefined,
  ).catch((error: unknown) => (isAppError(error) ? error.code : String(error)));
};

test('several threads find what one finds: places, numbers of lines, problems', async () => {
  const one = await readWith(1, bytes);
  expect(one).toMatchObject({ body: { records: 40_002, kept: 3, problems: [{ code: 'genome.broken-lines' }] } });
  for (const threads of [2, 4]) expect(await readWith(threads, bytes)).toEqual(one);
});

test.each([0.2, 0.5, 0.9])('a wrong bit at %f of the file refuses it, whichever thread meets it', async (at) => {
  const damaged = Buffer.from(bytes);
  const offset = Math.floor(damaged.length * at);
  damaged[offset] = (damaged[offset] ?? 0) ^ 4;
  expect(await readWith(2, damaged)).toBe('genome.damaged');
});

test('a cut file says so in any number of threads', async () => {
  const cut = bytes.subarray(0, Math.floor(bytes.length * 0.7));
  const one = await readWith(1, cut);
  expect(one).toMatchObject({ body: { problems: [{ code: 'genome.cut-inside' }, { code: 'genome.broken-lines' }] } });
  expect(await readWith(3, cut)).toEqual(one);
});

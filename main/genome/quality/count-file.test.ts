import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBcf } from '../../../tests/fixtures/make-bcf.ts';
import { makeBgzip } from '../../../tests/fixtures/make-bgzip.ts';
import { countFile } from './count-file.ts';
import { sexConflict } from './sex-conflict.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phenoscope-count-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** 200 carried places of X, all of one kind of genotype for each sample. */
const text = [
  '##fileformat=VCFv4.2',
  '##contig=<ID=chrX,length=156040895>',
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FILTER=<ID=PASS,Description="All filters passed">',
  '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1 S2'.replaceAll(' ', '\t'),
  ...Array.from({ length: 200 }, (_, i) => `chrX ${5_000_000 + i} . C T . PASS . GT 1 0/1`.replaceAll(' ', '\t')),
  '',
].join('\n');
const countsOf = async (bytes: string | Buffer) => {
  const file = path.join(folder, 'file.vcf');
  await writeFile(file, bytes);
  return countFile({ path: file, samples: ['S2', 'S1'], build: 'GRCh38' }, () => undefined);
};

test.each([
  ['plain', () => text],
  ['gzip', () => gzipSync(text)],
  ['bgzip', () => makeBgzip(text)],
])('a %s file is counted for each sample, in the order asked', async (_, bytes) => {
  const counted = await countsOf(bytes());
  expect(counted?.map(({ lines, sample }) => [lines, sample.x])).toEqual([
    [200, { het: 200, homozygous: 0, single: 0 }],
    [200, { het: 0, homozygous: 0, single: 200 }],
  ]);
});

test('a BCF is counted as the VCF that it stands for', async () => {
  const rows = [
    { contig: 0, start: 99, alleles: ['T', 'C'], gt: [2, 4], quality: 60 },
    { contig: 0, start: 150, alleles: ['T', 'TA', 'G'], gt: [4, 7], quality: 40 },
    { contig: 0, start: 200, alleles: ['T', '<NON_REF>'], gt: [2, 2], quality: 50, end: 400 },
    { contig: 1, start: 5_000_000, alleles: ['A', 'C'], gt: [0, 4], quality: 9 },
  ];
  const file = path.join(folder, 'file.bcf');
  await writeFile(file, makeBgzip(Buffer.from(makeBcf(rows)), 99));
  const taken: [string, number][] = [];
  const taker = {
    regions: [{ gene: 'made', contig: '19', start: 190, end: 201 }],
    take: (bytes: Uint8Array, line: number) => taken.push([new TextDecoder().decode(bytes), line]),
  };
  const asked = { path: file, samples: ['S1'], build: 'GRCh38', taker } as const;
  const [counted] = (await countFile(asked, () => undefined)) ?? [];
  expect(counted).toMatchObject({
    lines: 4,
    passed: 4,
    faults: [],
    sample: {
      called: 3,
      missing: 1,
      autosomes: { reference: 1, het: 2, homozygous: 0 },
      snvs: 2,
      indels: 1,
      transitions: 1,
      transversions: 1,
      genotypeQuality: { of: 3, first: 40, third: 60 },
      depth: null,
    },
  });
  expect(taken).toEqual([['chr19\t201\t.\tT\t<NON_REF>\t.\tPASS\tEND=400\tGT:GQ\t0/0:50', 3]]);
});

test('a VCF and the BCF that bcftools made of it are counted alike, and the same lines are taken', async () => {
  const fixtures = path.resolve(import.meta.dirname, '../../../tests/fixtures/indexed');
  const counted = await Promise.all(
    ['far-blocks.vcf.gz', 'far-blocks.bcf'].map(async (name) => {
      const places: string[] = [];
      const regions = [{ gene: 'made', contig: '19', start: 44_500_000, end: 44_910_000 }];
      const take = (bytes: Uint8Array) => {
        const [chrom, pos, , ref, alt] = new TextDecoder().decode(bytes).split('\t');
        places.push([chrom, pos, ref, alt].join(' '));
      };
      const asked = { path: path.join(fixtures, name), samples: ['S1'], build: 'GRCh38' } as const;
      const quality = await countFile({ ...asked, taker: { regions, take } }, () => undefined);
      return { quality, places };
    }),
  );
  expect(counted[1]).toEqual(counted[0]);
  expect(counted[0]?.quality).toMatchObject([{ lines: 522, sample: { called: 522 } }]);
  expect(counted[0]?.places.length).toBeGreaterThan(20);
});

test('a file whose X does not fit the recorded sex is doubted, with both told', async () => {
  const [twoCopies = null, oneCopy = null] = (await countsOf(text)) ?? [];
  const woman = { sex: 'F', birthDate: '1949-06-01' } as const;
  expect(sexConflict(twoCopies, woman, 'S2')).toBe(null);
  expect(sexConflict(oneCopy, woman, 'S1')).toEqual({
    code: 'subject.conflict',
    params: { sex: 'F', birth: '1949-06-01', sample: 'S1', genome: 'XY' },
  });
  expect(sexConflict(oneCopy, { ...woman, sex: null }, 'S1')).toBe(null);
  expect(sexConflict(null, woman, 'S1')).toBe(null);
});

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GenomeCalls } from '../../models/genome/file/genome-calls.ts';
import { readCsv } from '../fixtures/read-csv.ts';
import { inFolder, phenoscope } from './phenoscope.ts';

const read = async (file: string): Promise<GenomeCalls> => GenomeCalls.parse(JSON.parse(await readFile(file, 'utf8')));
const tabbed = (lines: readonly string[]): string => lines.map((line) => `${line.replaceAll(' ', '\t')}\n`).join('');
const vcf = tabbed([
  '##fileformat=VCFv4.2',
  '##contig=<ID=1,length=248956422>',
  '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1 S2',
  '1 100 . A G . PASS . GT 0/1 1/1',
  '1 200 . C T . PASS . GT 0/0 ./.',
]);
const score = tabbed([
  '#pgs_id=PGS999999',
  '#genome_build=GRCh38',
  '#weight_type=beta',
  'chr_name chr_position effect_allele other_allele effect_weight',
  '1 100 G A 0.5',
  '1 200 C T 0.25',
]);

test('a score is summed for each sample, or refused by code; a file that is none refuses nothing else', () =>
  inFolder(async (folder) => {
    const [file, good, bad, out] = ['p.vcf', 'score.txt', 'letter.txt', 'out.json'].map((name) =>
      path.join(folder, name),
    );
    if (!file || !good || !bad || !out) throw new TypeError('four names');
    await Promise.all([writeFile(file, vcf), writeFile(good, score), writeFile(bad, 'Dear colleague\n')]);
    const run = await phenoscope([
      'genome',
      '--vcf',
      file,
      '--sample',
      'all',
      '--pgs',
      good,
      '--pgs',
      bad,
      '--out',
      out,
    ]);
    expect(run.code).toBe(0);
    const [first, second] = (await read(out)).samples.map(({ scores }) => scores);
    expect(first).toMatchObject([
      {
        kind: 'scored',
        name: 'score.txt',
        score: { sum: 1, alleleCount: 4, average: 0.25, coverage: { rows: 2, scored: 2 }, header: { id: 'PGS999999' } },
      },
      { kind: 'refused', name: 'letter.txt', reason: { code: 'genome.pgs-not-score' } },
    ]);
    // Of two rows one has no genotype: it is not taken as no copies.
    expect(second?.[0]).toMatchObject({
      kind: 'refused',
      reason: { code: 'genome.pgs-coverage', params: { scored: 1, rows: 2, percent: 50, needed: 75 } },
    });
  }));

const data = path.resolve(import.meta.dirname, '../../../shared/data/genomics');
const isThere = existsSync(data);
const files = {
  'kg60.vcf.gz': [
    'PGS001229_subset986_hmPOS_GRCh38.txt',
    'PGS001229_subset1586_lowoverlap_hmPOS_GRCh38.txt',
    'PGS000001_hmPOS_GRCh38.txt',
  ],
  'cineca50.vcf.gz': ['PGS001229_22.txt', 'scorefile_dominant_and_recessive.txt'],
} as const;

test.skipIf(!isThere).each(Object.entries(files))(
  '%s: every sample’s sums are those of the reference calculation, the build told by the alleles (shared data)',
  (target, scores) =>
    inFolder(async (folder) => {
      const out = path.join(folder, 'out.json');
      const named = scores.flatMap((name) => ['--pgs', path.join(data, 'pgs', name)]);
      const run = ['genome', '--vcf', path.join(data, 'pgs', target), '--sample', 'all', ...named, '--out', out];
      expect((await phenoscope(run)).code).toBe(0);
      const { samples } = await read(out);
      const results = new Map(
        samples.flatMap(({ sample, scores: own }) => own.map((each) => [`${sample} ${each.name}`, each] as const)),
      );
      const rows = readCsv(path.join(data, 'expected/pgs_sums.csv')).filter(
        (row) =>
          row['target'] === target &&
          row['missing'] === 'skip' &&
          row['keep_ambiguous'] === 'False' &&
          row['keep_multiallelic'] === 'False',
      );
      const differing = rows.flatMap((row) => {
        const own = results.get(`${row['sample']} ${row['score_file']}`);
        const isSame =
          own?.kind === 'scored'
            ? row['passes_0.75'] === 'True' &&
              Math.abs(own.score.sum - Number(row['sum'])) <= 1e-5 &&
              own.score.alleleCount === Number(row['allele_ct'])
            : row['passes_0.75'] === 'False' && own?.reason.code === 'genome.pgs-coverage';
        return isSame ? [] : [JSON.stringify([row, own])];
      });
      expect(rows).toHaveLength(samples.length * scores.length);
      expect(differing).toEqual([]);
    }),
  120_000,
);

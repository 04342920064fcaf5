import { expect, test } from 'vitest';
import { Digest } from '../../../base/ids.ts';
import { readRecord } from '../../vcf/read-record.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';
import { ScoreReader } from '../file/score-reader.ts';
import { ScanScores } from './scan-scores.ts';
import type { ReadScore } from './scan-scores.ts';

const limits = { minGenotypeQuality: 20, minDepth: 10, source: 'made' };
const digest = Digest.parse('0'.repeat(64));
const record = (line: string): VcfRecord => {
  const read = readRecord(new TextEncoder().encode(line.replaceAll(' ', '\t')), { line: 1, sample: 0, columns: 10 });
  if (!read.ok) throw new TypeError(JSON.stringify(read.error));
  return read.value;
};
/** A score of 20 rows: the authors' places are 1000, 1010 … in GRCh37, harmonised ones 5000, 5010 … in GRCh38. */
const score = (): ReadScore => {
  const reader = new ScoreReader();
  reader.add('#genome_build=GRCh37');
  reader.add('#HmPOS_build=GRCh38');
  reader.add('chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\thm_chr\thm_pos');
  for (let i = 0; i < 20; i++) reader.add(`1\t${1000 + 10 * i}\tG\tA\t0.5\t1\t${5000 + 10 * i}`);
  return { name: 'made.txt', digest, header: reader.header, score: reader.end() };
};
const lines = (start: number, count = 20) =>
  Array.from({ length: count }, (_, i) => record(`1 ${start + 10 * i} . A G . . . GT 0/1`));
const takenBy = (records: readonly VcfRecord[], samples = 1) => {
  const scan = new ScanScores([score()], { limits }, samples);
  for (const each of records) scan.take(each, 0);
  return scan;
};

test('a score is matched in both builds it has places in, and summed in the file’s', () => {
  const scan = takenBy(lines(5000));
  expect(Array.from(scan.wanted['1'] ?? []).slice(0, 2)).toEqual([999, 1009]);
  expect(scan.resultsOf(0, 'GRCh38')).toMatchObject([{ kind: 'scored', score: { sum: 10, build: 'GRCh38' } }]);
  expect(scan.resultsOf(0, 'GRCh37')).toMatchObject([{ kind: 'refused', reason: { code: 'genome.pgs-coverage' } }]);
});

test('where the alleles of most places fit, they tell the build; few places, or few that fit, tell nothing', () => {
  expect(takenBy(lines(5000)).evidence(0)).toEqual([{ kind: 'scores', build: 'GRCh38', count: 20 }]);
  expect(takenBy(lines(1000)).evidence(0)).toEqual([{ kind: 'scores', build: 'GRCh37', count: 20 }]);
  expect(takenBy(lines(5000, 19)).evidence(0)).toEqual([]);
  expect(takenBy([]).evidence(0)).toEqual([]);
});

test('more samples than fit the memory refuse the scores, and nothing is looked for', () => {
  const scan = takenBy(lines(5000), 10_000_000);
  expect(scan.wanted).toEqual({});
  expect(scan.evidence(0)).toEqual([]);
  expect(scan.resultsOf(0, 'GRCh38')).toMatchObject([{ reason: { code: 'genome.pgs-memory' } }]);
});

import { expect, test } from 'vitest';
import type { VcfRecord } from '../vcf/read-record.ts';
import { readRecord } from '../vcf/read-record.ts';
import { RecordFinder } from '../vcf/record-finder.ts';
import { ScoreReader } from './file/score-reader.ts';
import { wantedOfScore } from './file/wanted-of-score.ts';
import type { ScoringRules } from './score-genotypes.ts';
import { scoreGenotypes } from './score-genotypes.ts';

const limits = { minGenotypeQuality: 20, minDepth: 10, source: 'made' };

const scoreOf = (...rows: readonly string[]) => {
  const reader = new ScoreReader();
  for (const line of [
    '#genome_build=GRCh38',
    '#weight_type=beta',
    'chr_name chr_position effect_allele other_allele effect_weight allelefrequency_effect',
    ...rows,
  ])
    reader.add(line.replaceAll(' ', '\t'));
  const score = reader.end();
  if (!score.ok) throw new TypeError(score.error.code);
  return score.value;
};
const recordsOf = (lines: readonly string[]): readonly VcfRecord[] =>
  lines.map((text, i) => {
    const bytes = new TextEncoder().encode(text.replaceAll(' ', '\t'));
    const record = readRecord(bytes, { line: i + 1, sample: 0, columns: 10 });
    if (!record.ok) throw new TypeError(JSON.stringify(record.error));
    return record.value;
  });
const sumOf = (rows: readonly string[], lines: readonly string[], rules: Partial<ScoringRules> = {}) =>
  scoreGenotypes(scoreOf(...rows), { records: recordsOf(lines), build: 'GRCh38' }, { limits, ...rules });
const het = (position: number, ref: string, alt: string) => `1 ${position} . ${ref} ${alt} . . . GT 0/1`;

test('copies of the effect allele are weighed, whichever of REF and ALT it is', () => {
  expect(sumOf(['1 100 G A 0.5', '1 200 A G 0.25'], [het(100, 'A', 'G'), '1 200 . A G . . . GT 0/0'])).toMatchObject({
    ok: true,
    value: { sum: 0.5 + 2 * 0.25, alleleCount: 4, average: 0.25, coverage: { scored: 2, weightLost: 0 } },
  });
});

test('below three quarters of the rows there is no sum, but the figures', () => {
  expect(sumOf(['1 100 G A 0.5', '1 200 A G 0.25'], [het(100, 'A', 'G')])).toEqual({
    ok: false,
    error: { code: 'genome.pgs-coverage', params: { scored: 1, rows: 2, percent: 50, needed: 75 } },
  });
});

const three = ['1 100 G A 0.5', '1 200 G A 0.5', '1 300 G A 0.5'];
const threeLines = [het(100, 'A', 'G'), het(200, 'A', 'G'), het(300, 'A', 'G')];

test('a missing genotype is left out and told, or the stated frequency stands in', () => {
  const rows = [...three, '1 400 G A 0.5 0.25'];
  const lines = [...threeLines, '1 400 . A G . . . GT ./1'];
  expect(sumOf(rows, lines)).toMatchObject({
    value: { sum: 1.5, alleleCount: 6, remarks: [{ code: 'genome.pgs-missing', params: { count: 1, rows: 4 } }] },
  });
  expect(sumOf(rows, lines, { isImputedByFile: true })).toMatchObject({
    value: { sum: 1.75, alleleCount: 8, frequencies: 'allelefrequency_effect' }, // + 2 · 0.25 · 0.5
  });
});

test.each([
  ['the strand of an A/T pair cannot be told', '1 400 A T 1', het(400, 'A', 'T'), { ambiguous: 1 }],
  ['a site of several alleles', '1 400 T C 1', '1 400 . C T,A . . . GT 1/2', { multiallelic: 1 }],
])('left out: %s', (_why, row, line, excluded) => {
  expect(sumOf([...three, row], [...threeLines, line])).toMatchObject({ value: { sum: 1.5, coverage: { excluded } } });
});

test('two rows that meet on one variant are both left out', () => {
  const rows = [...three, ...three.map((row) => row.replace('00', '50')), '1 400 G A 0.1', '1 400 C T 0.2'];
  const lines = [...threeLines, het(150, 'A', 'G'), het(250, 'A', 'G'), het(350, 'A', 'G'), het(400, 'A', 'G')];
  expect(sumOf(rows, lines)).toMatchObject({ value: { sum: 3, coverage: { excluded: { duplicate: 2 } } } });
});

test('a base split over two lines by its alleles has no copy of REF left', () => {
  const rows = [...three, '1 400 C T 1'];
  const lines = [...threeLines, het(400, 'C', 'T'), het(400, 'C', 'A')];
  expect(sumOf(rows, lines)).toMatchObject({ value: { sum: 1.5, coverage: { scored: 4 } } }); // T and A: no C
});

test('a reference line of enough depth and quality counts copies of REF', () => {
  const lines = [...threeLines, '1 400 . A . . . . GT:GQ:DP 0/0:50:30'];
  expect(sumOf([...three, '1 400 A G 1'], lines)).toMatchObject({
    value: { sum: 3.5, coverage: { referenceOnly: 1 } },
  });
  expect(sumOf([...three, '1 400 G A 1'], lines)).toMatchObject({ value: { sum: 1.5 } });
  const poor = [...threeLines, '1 400 . A . . . . GT:GQ:DP 0/0:5:30'];
  expect(sumOf([...three, '1 400 A G 1'], poor)).toMatchObject({ value: { coverage: { scored: 3, missing: 1 } } });
});

test('inside a reference block the base has to be known from elsewhere', () => {
  const lines = [...threeLines, '1 390 . T <NON_REF> . . END=410 GT:GQ:MIN_DP 0/0:50:30'];
  const rows = [...three, '1 400 A G 1'];
  expect(sumOf(rows, lines)).toMatchObject({ value: { coverage: { unmatched: 1 } } });
  expect(sumOf(rows, lines, { reference: () => 'A' })).toMatchObject({ value: { sum: 3.5 } });
});

test('a line that failed a filter gives no genotype', () => {
  const lines = [...threeLines, '1 400 . A G . q10 . GT 0/1'];
  expect(sumOf([...three, '1 400 G A 1'], lines)).toMatchObject({ value: { sum: 1.5, coverage: { missing: 1 } } });
  expect(sumOf([...three, '1 400 G A 1'], lines, { isFilteredUsed: true })).toMatchObject({ value: { sum: 2.5 } });
});

test('a score of the other build is refused', () => {
  expect(scoreGenotypes(scoreOf('1 100 G A 0.5'), { records: [], build: 'GRCh37' }, { limits })).toEqual({
    ok: false,
    error: { code: 'genome.pgs-build', params: { score: 'GRCh38', build: 'GRCh37' } },
  });
});

test('what a scan keeps for a score is all that the score needs', () => {
  const score = scoreOf(...three);
  const lines = [het(99, 'A', 'G'), ...threeLines, het(301, 'A', 'G'), '2 100 . A G . . . GT 1/1'];
  const text = lines.join('\n').replaceAll(' ', '\t');
  const { spans } = new RecordFinder(wantedOfScore(score)).find(new TextEncoder().encode(text));
  const kept = recordsOf(spans.map(({ start, end }) => text.slice(start, end)));
  expect(kept.map(({ start }) => start)).toEqual([99, 199, 299]);
  expect(scoreGenotypes(score, { records: kept, build: 'GRCh38' }, { limits })).toMatchObject({ value: { sum: 1.5 } });
});

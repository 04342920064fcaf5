import { expect, test } from 'vitest';
import { ScoreReader } from './score-reader.ts';
import { joinWanted } from '../../vcf/wanted.ts';
import { wantedOfScore } from './wanted-of-score.ts';

const read = (...lines: readonly string[]) => {
  const reader = new ScoreReader();
  for (const line of lines) reader.add(line.replaceAll(' | ', '\t'));
  return reader.end();
};
const valueOf = (result: ReturnType<typeof read>) => {
  if (!result.ok) throw new TypeError(result.error.code);
  return result.value;
};

test('a harmonised file has places in two builds, each 0-based', () => {
  const score = valueOf(
    read(
      '###PGS CATALOG SCORING FILE',
      '#pgs_id=PGS000001\t\t',
      '#genome_build=hg19',
      '#weight_type=beta',
      '#HmPOS_build=GRCh38',
      '#license=CC BY 4.0',
      '#citation=Made et al. (2026)',
      'chr_name | chr_position | effect_allele | other_allele | effect_weight | hm_chr | hm_pos',
      '19 | 45411941 | t | C | 1.045457e-02 | 19 | 44908684',
    ),
  );
  expect(score.header).toMatchObject({ id: 'PGS000001', licence: 'CC BY 4.0', weightType: 'beta' });
  expect(score.placements.get('GRCh37')?.start).toEqual(Int32Array.of(45411940));
  expect(score.placements.get('GRCh38')?.start).toEqual(Int32Array.of(44908683));
  expect(wantedOfScore(score)).toEqual({ '19': Int32Array.of(44908683, 45411940) });
  expect(score.alleles).toEqual(['', 'T', 'C']);
});

test('the format of 1.0 names its keys with spaces and the other allele reference_allele', () => {
  const score = valueOf(
    read(
      '# PGS ID = PGS000018',
      '# Original Genome Build = hg19',
      '# Number of Variants = 1',
      'rsID | chr_name | chr_position | effect_allele | reference_allele | effect_weight',
      'rs1 | 1 | 100 | G | A | 0.5',
    ),
  );
  expect(score.header).toMatchObject({ id: 'PGS000018', build: 'hg19', variantCount: 1 });
  expect(score.alleles[score.other[0] ?? 0]).toBe('A');
});

test.each([
  ['additive', 'False | False', [0, 0.3, 0.6]],
  ['dominant', 'True | False', [0, 0.3, 0.3]],
  ['recessive', 'False | True', [0, 0, 0.3]],
])('%s: three weights, for no, one and two copies', (_model, flags, weights) => {
  const score = valueOf(
    read(
      '#genome_build=GRCh38',
      'chr_name | chr_position | effect_allele | effect_weight | is_dominant | is_recessive',
      `1 | 100 | G | 0.3 | ${flags}`,
    ),
  );
  expect([...score.weights]).toEqual(weights);
});

test('rows that a VCF cannot answer are named and stay counted', () => {
  const score = valueOf(
    read(
      '#genome_build=GRCh37',
      'rsID | chr_name | chr_position | effect_allele | effect_weight | is_haplotype | is_diplotype | is_interaction',
      'rs1 | 1 | 100 | G | 0.3 | False | False | False',
      ' | 6 |  | HLA-DRB1*15 | -2.7 | True | False | False',
      ' | 6 |  | HLA-DR3/X | 1.5 | False | TRUE | False',
      'rs2 | 1 | 200 | G | 0.3 | False | False | 1',
      ' | 6 |  | HLA-B_116_S | -0.9 | False | False | False',
      'rs3 | 1 | 300 | G | n/a | False | False | False',
    ),
  );
  expect(score.count).toBe(6);
  expect(score.refused).toEqual([
    { row: 1, name: 'HLA-DRB1*15', why: 'haplotype' },
    { row: 2, name: 'HLA-DR3/X', why: 'diplotype' },
    { row: 3, name: 'rs2 G', why: 'interaction' },
    { row: 4, name: 'HLA-B_116_S', why: 'not-bases' },
    { row: 5, name: 'rs3 G', why: 'weight' },
  ]);
  expect(wantedOfScore(score)).toEqual({ '1': Int32Array.of(99) });
});

const row = 'chr_name | chr_position | effect_allele | effect_weight';
test.each([
  ['genome.pgs-not-score', ['a | b', '1 | 2']],
  ['genome.pgs-not-score', ['#genome_build=GRCh37', row]],
  ['genome.pgs-no-positions', ['#genome_build=GRCh37', 'rsID | effect_allele | effect_weight', 'rs1 | A | 1']],
  ['genome.pgs-no-positions', ['#genome_build=GRCh37', row, '1 |  | A | 1']],
  ['genome.pgs-no-weights', ['#genome_build=GRCh37', 'chr_name | chr_position | effect_allele', '1 | 100 | A']],
  [
    'genome.pgs-odds-ratio',
    ['#genome_build=GRCh37', 'chr_name | chr_position | effect_allele | OR', '1 | 100 | A | 2'],
  ],
  ['genome.pgs-odds-ratio', ['#genome_build=GRCh37', '#weight_type=OR', row, '1 | 100 | A | 2']],
  ['genome.pgs-build-unknown', ['#genome_build=NR', row, '1 | 100 | A | 2']],
  ['genome.pgs-build-unknown', ['#genome_build=NCBI36', row, '1 | 100 | A | 2']],
])('%s: %j', (code, lines) => {
  expect(read(...lines)).toMatchObject({ ok: false, error: { code } });
});

test('an inferred other allele counts where none is stated, several do not', () => {
  const score = valueOf(
    read(
      '#HmPOS_build=GRCh38',
      'effect_allele | effect_weight | hm_chr | hm_pos | hm_inferOtherAllele',
      'A | 1 | 1 | 100 | G',
      'A | 1 | 1 | 200 | C/G',
    ),
  );
  expect(Array.from(score.other, (index) => score.alleles[index])).toEqual(['G', '']);
});

test('what several scores look for is looked for once', () => {
  expect(joinWanted([{ '1': Int32Array.of(3, 9) }, { '1': Int32Array.of(1, 9), X: Int32Array.of(5) }])).toEqual({
    '1': Int32Array.of(1, 3, 9),
    X: Int32Array.of(5),
  });
});

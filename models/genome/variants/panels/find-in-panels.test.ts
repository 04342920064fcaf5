import { expect, test } from 'vitest';
import type { VcfRecord } from '../../vcf/read-record.ts';
import { findInPanels, regionsOf } from './find-in-panels.ts';
import type { GenePanel, GeneSpan } from './panel.ts';
import { wantedOfRegions } from './wanted-of-regions.ts';
import { meetsReportRule } from './report-rule.ts';

const span = (gene: string, grch38: [number, number], grch37: [number, number] | null = null): GeneSpan => ({
  gene,
  hgnc: '',
  contig: '10',
  strand: '+',
  transcript: '',
  grch38,
  grch37,
});
const panel: GenePanel = {
  schema: 1,
  id: 'made',
  name: 'made',
  version: '1',
  source: 'made',
  isConfirmed: true,
  isOptIn: false,
  genes: ['A', 'B', 'C'].map((gene) => ({ gene, report: 'any' })),
};
const record = (start: number, alleles: readonly (number | null)[], alts: readonly string[] = ['G']): VcfRecord => ({
  line: 1,
  chrom: 'chr10',
  contig: '10',
  start,
  end: start + 1,
  ids: [],
  ref: 'T',
  alts,
  filters: [],
  isBlock: false,
  genotype: { alleles, isPhased: false },
  phaseSet: null,
  depth: null,
  genotypeQuality: null,
});

test('a gene without a span in the build is named, not passed over', () => {
  const spans = [span('A', [100, 200], [90, 190]), span('B', [300, 400])];
  expect(regionsOf([panel], spans, 'GRCh37')).toEqual({
    regions: [{ gene: 'A', contig: '10', start: 90, end: 190 }],
    unplaced: ['B', 'C'],
  });
});

test('what the sample carries inside a gene is found; a reference genotype is not carried', () => {
  const regions = regionsOf([panel], [span('A', [100, 200])], 'GRCh38');
  const records = [
    record(99, [0, 1]),
    record(100, [0, 1]),
    record(150, [0, 0]),
    record(199, [1]),
    record(200, [1, 1]),
    record(160, [0, 1], ['<NON_REF>']),
  ];
  expect(
    findInPanels(records, regions, [panel]).map(({ record: own, gene, panels }) => [own.start, gene, panels]),
  ).toEqual([
    [100, 'A', ['made']],
    [199, 'A', ['made']],
  ]);
});

const variant = { copies: 1, isTruncating: false, protein: null };
test.each([
  ['heterozygous', [variant], 'report'],
  ['biallelic', [variant], 'not-reported'],
  ['biallelic', [variant, variant], 'phase-needed'],
  ['biallelic', [{ ...variant, copies: 2 }], 'report'],
  ['truncating', [variant], 'not-reported'],
  ['truncating', [{ ...variant, isTruncating: true }], 'report'],
  ['c282y-homozygous', [{ ...variant, protein: 'NP_000401.1:p.Cys282Tyr' }], 'not-reported'],
  ['c282y-homozygous', [{ copies: 2, isTruncating: false, protein: 'p.Cys282Tyr' }], 'report'],
  ['any', [], 'not-reported'],
] as const)('%s with %j: %s', (rule, variants, expected) => {
  expect(meetsReportRule(rule, variants)).toBe(expected);
});

test('a scan looks for every base of the regions, once where they overlap', () => {
  const region = (start: number, end: number) => ({ gene: 'A', contig: '10', start, end });
  expect(wantedOfRegions([region(5, 8), region(3, 6)])).toEqual({ '10': Int32Array.of(3, 4, 5, 6, 7) });
});

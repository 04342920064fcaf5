import { expect, test } from 'vitest';
import { readRecord } from '../../vcf/read-record.ts';
import { annotationFields } from '../annotation/annotation-fields.ts';
import type { GenePanel } from '../panels/panel.ts';
import { panelVariants } from './panel-variants.ts';

const panel: GenePanel = {
  schema: 1,
  id: 'made',
  name: 'Made panel',
  version: '1',
  source: 'made',
  isConfirmed: false,
  isOptIn: false,
  genes: [
    { gene: 'AAA', report: 'any' },
    { gene: 'ZZZ', report: 'any' },
  ],
};
const spans = [
  {
    gene: 'AAA',
    hgnc: '1',
    contig: '1',
    strand: '+' as const,
    transcript: 'NM_1',
    grch38: [100, 200] as [number, number],
    grch37: null,
  },
];
const header = '##INFO=<ID=CSQ,Number=.,Type=String,Description="Format: Allele|Consequence|IMPACT|SYMBOL|gnomAD_AF">';
const lineOf = (text: string, line: number) => {
  const cells = text.split(' ');
  const read = readRecord(new TextEncoder().encode(cells.join('\t')), { line, sample: 0, columns: 10 });
  if (!read.ok) throw new TypeError(JSON.stringify(read.error));
  return { record: read.value, info: cells[7] ?? '' };
};
const found = (...lines: readonly string[]) =>
  panelVariants(
    lines.map((line, i) => lineOf(line, i + 1)),
    { panels: [panel], spans, clinvar: null },
    { build: 'GRCh38', fields: annotationFields(header) },
  );

test('a carried ALT inside a gene is told with what the file says of it; what is outside or not carried is not', () => {
  const { variants, unplaced, isAnnotated } = found(
    '1 150 . A G,T . q10 CSQ=G|stop_gained|HIGH|AAA|0.2,T|missense_variant|MODERATE|AAA| GT:DP 0/1:30',
    '1 160 . A G . . . GT 0/0',
    '1 201 . A G . . . GT 1/1',
  );
  expect(variants).toMatchObject([
    {
      gene: 'AAA',
      panels: ['made'],
      position: 150,
      alt: 'G',
      genotype: '0/1',
      copies: 1,
      line: 1,
      filters: ['q10'],
      depth: 30,
      annotation: { consequences: ['stop_gained'], impact: 'HIGH', frequency: 0.2 },
    },
  ]);
  expect(variants[0]?.proposed.map(({ code }) => code)).toContain('BA1');
  expect([unplaced, isAnnotated]).toEqual([['ZZZ'], true]);
});

test('without annotations a variant is still found by its place, and nothing is claimed of it', () => {
  const { variants, isAnnotated } = found('1 150 . A G . . DiseaseGene=AAA GT 1/1');
  expect(variants).toMatchObject([{ copies: 2, annotation: null, significance: null, proposed: [] }]);
  expect(isAnnotated).toBe(false);
});

test('what ClinVar’s keys in the file say is told with its stars', () => {
  const { variants } = found('1 150 . A G . . CLNSIG=Pathogenic;CLNREVSTAT=reviewed_by_expert_panel GT 0/1');
  expect(variants[0]?.significance).toMatchObject({ classes: ['pathogenic'], stars: 3 });
});

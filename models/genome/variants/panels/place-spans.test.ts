import { expect, test } from 'vitest';
import { regionsOf } from './find-in-panels.ts';
import type { GenePanel, GeneSpan } from './panel.ts';
import { placeSpans } from './place-spans.ts';

const span: GeneSpan = {
  gene: 'AAA',
  hgnc: '1',
  contig: '1',
  strand: '+',
  transcript: 'NM_1.1',
  grch38: [100, 200],
  grch37: null,
};
const panel: GenePanel = {
  schema: 1,
  id: 'made',
  name: 'Made',
  version: '1',
  source: 'made',
  isConfirmed: false,
  isOptIn: false,
  genes: [{ gene: 'AAA', report: 'any' }],
};
const places = (start: number, contig = '1') => [{ gene: 'AAA', contig, start, end: start + 50 }];

test('a gene without a span in a build lies where the first loaded file has it, which is named', () => {
  const loaded = [
    { name: 'exons.gtf', build: 'GRCh37', places: places(900) },
    { name: 'clinvar.vcf', build: 'GRCh37', places: places(910) },
  ] as const;
  const [placed] = placeSpans([span], loaded);
  expect(placed).toMatchObject({ grch38: [100, 200], grch37: [900, 950], placedBy: { GRCh37: 'exons.gtf' } });
  expect(regionsOf([panel], placed ? [placed] : [], 'GRCh37')).toMatchObject({
    regions: [{ gene: 'AAA', start: 900, end: 950 }],
    unplaced: [],
  });
});

test('a span of the table stands; a place on another contig, or of another build, is not taken', () => {
  const other = [
    { name: 'a', build: 'GRCh38', places: places(900) },
    { name: 'b', build: 'GRCh37', places: places(900, '2') },
  ] as const;
  expect(placeSpans([span], other)).toEqual([span]);
});

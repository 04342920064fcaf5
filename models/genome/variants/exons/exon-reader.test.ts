import { expect, test } from 'vitest';
import type { GeneSpan } from '../panels/panel.ts';
import { ExonReader } from './exon-reader.ts';
import { placeInExons } from './place-in-exons.ts';

const spans: readonly GeneSpan[] = [
  { gene: 'AAA', hgnc: '1', contig: '1', strand: '-', transcript: 'NM_1.4', grch38: [99, 400], grch37: [9099, 9400] },
  { gene: 'BBB', hgnc: '2', contig: '2', strand: '+', transcript: 'NM_2.1', grch38: [0, 50], grch37: null },
];
const read = (...lines: readonly string[]) => {
  const reader = new ExonReader(spans);
  for (const line of lines) reader.add(line.replaceAll(' ', '\t').replaceAll('_s_', ' '));
  return reader.end();
};
const exonsOfAaa = {
  gene: 'AAA',
  contig: '1',
  strand: '-',
  isMane: true,
  exons: [
    [99, 120],
    [300, 400],
  ],
};

test.each([
  [
    'GTF',
    [
      '1 made exon 100 120 . - . gene_name_s_"AAA";_s_transcript_id_s_"NM_1.9";',
      '1 made exon 301 400 . - . gene_name_s_"AAA";_s_transcript_id_s_"NM_1.9";',
      '1 made exon 101 399 . - . gene_name_s_"AAA";_s_transcript_id_s_"NM_9.1";',
    ],
  ],
  [
    'GFF3',
    [
      '#!genome-build_s_GRCh38.p14',
      'chr1 made mRNA 100 400 . - . ID=rna-NM_1.4;gene=AAA',
      'chr1 made exon 301 400 . - . ID=e1;Parent=rna-NM_1.4',
      'chr1 made exon 100 120 . - . ID=e2;Parent=rna-NM_1.4',
    ],
  ],
  [
    'GFF3 whose exons name a transcript alone',
    [
      '1 made gene 100 400 . - . ID=gene:ENSG1;Name=AAA',
      '1 made mRNA 100 400 . - . ID=transcript:NM_1.4;Parent=gene:ENSG1;Name=AAA-201',
      '1 made exon 301 400 . - . Parent=transcript:NM_1.4;Name=e1',
      '1 made exon 100 120 . - . Parent=transcript:NM_1.4;Name=e2',
      '1 made gene 500 600 . - . ID=gene:ENSG2;Name=CCC',
      '1 made lnc_RNA 500 600 . - . ID=transcript:ENST2;Parent=gene:ENSG2',
      '1 made exon 500 600 . - . Parent=transcript:ENST2',
    ],
  ],
  ['BED of 12 columns', ['chr1 99 400 AAA|NM_1.4 0 - 99 400 0 2 21,100, 0,201,']],
  ['BED of 6 columns', ['chr1 99 120 AAA|NM_1.4 0 -', 'chr1 300 400 AAA|NM_1.4 0 -']],
])('%s is read in 0-based half-open exons, the transcript of the span first, the build by its place', (_, lines) => {
  expect(read(...lines)).toMatchObject({ ok: true, value: { build: 'GRCh38', genes: [exonsOfAaa] } });
});

test('exons in the other build’s span are of that build; in neither, or of no gene of a panel, they are refused', () => {
  expect(read('1 9099 9120 AAA|NM_1.4 0 -')).toMatchObject({ value: { build: 'GRCh37' } });
  expect(read('1 500099 500120 AAA|NM_1.4 0 -')).toMatchObject({ error: { code: 'genome.exons-build' } });
  expect(read('1 99 120 CCC|NM_3.1 0 -', 'Dear_s_colleague')).toMatchObject({ error: { code: 'genome.exons-none' } });
});

test('exons are numbered along the gene: from the right on the minus strand', () => {
  const found = read('1 99 120 AAA|NM_1.4 0 -', '1 300 400 AAA|NM_1.4 0 -');
  const [gene] = found.ok ? found.value.genes : [];
  if (!gene) throw new TypeError('no gene');
  expect(placeInExons(gene, 350)).toEqual({ kind: 'exon', exon: 1, of: 2 });
  expect(placeInExons(gene, 119)).toEqual({ kind: 'exon', exon: 2, of: 2 });
  expect(placeInExons(gene, 122)).toEqual({ kind: 'intron', exon: 1, of: 2, distance: 3 });
  expect(placeInExons(gene, 298)).toEqual({ kind: 'intron', exon: 1, of: 2, distance: 2 });
  expect(placeInExons(gene, 400)).toEqual({ kind: 'outside' });
});

import { expect, test } from 'vitest';
import { readHeader } from '../vcf/read-header.ts';
import { readRecord } from '../vcf/read-record.ts';
import { buildOfAccession, contigName } from './contig-name.ts';
import { tellBuild } from './tell-build.ts';

const tell = (meta: readonly string[], lines: readonly string[] = []) => {
  const header = readHeader(
    ['##fileformat=VCFv4.2', ...meta, '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S'.replaceAll(' ', '\t')].join(
      '\n',
    ),
  );
  if (!header.ok) throw new Error('the header reads');
  const records = lines.flatMap((line, i) => {
    const read = readRecord(new TextEncoder().encode(`${line} . . . GT 0/1`.replaceAll(' ', '\t')), {
      line: i,
      sample: 0,
      columns: 10,
    });
    return read.ok ? [read.value] : [];
  });
  return tellBuild(header.value, records);
};
const told = (meta: readonly string[], lines: readonly string[]) => {
  const result = tell(meta, lines);
  return result.ok ? result.value.build : result.error.code;
};
const chrM = '##contig=<ID=chrM,length=16569>'; // of GRCh38, too
const chr10of38 = '##contig=<ID=chr10,length=133797422>';
const chr10of37 = '##contig=<ID=10,length=135534747>';

test.each([
  ['contig lengths', [chr10of38], [], 'GRCh38'],
  ['contig lengths', [chr10of37], [], 'GRCh37'],
  ['words of the header', ['##reference=file:///ref/hg19.fa'], [], 'GRCh37'],
  ['an assembly', ['##contig=<ID=chrUn_1,assembly=GRCh38>'], [], 'GRCh38'],
  ['an accession', ['##contig=<ID=NC_000019.9>'], [], 'GRCh37'],
  ['an rs number in its place', [], ['19 44908684 rs429358 T C'], 'GRCh38'],
  ['an rs number in its place', [], ['chr10 96541616 rs4244285 G A'], 'GRCh37'],
  ['lengths of no build', ['##contig=<ID=chr10,length=134000000>'], [], 'genome.build'],
  ['nothing', [], ['19 44908684 . T C'], 'genome.build-unknown'],
  [
    'the last position, which PLINK writes as a length',
    ['##source=PLINKv1.90', '##contig=<ID=22,length=51174940>'],
    [],
    'genome.build-unknown',
  ],
  ['lengths of two builds', [chr10of38, chr10of37], [], 'genome.build-mixed'],
  ['lengths against words', [chr10of38, '##reference=hg19'], [], 'genome.build-mixed'],
  ['lengths against places', [chr10of38], ['chr10 96541616 rs4244285 G A'], 'genome.build-mixed'],
  ['lengths against reference bases', [chr10of38], ['19 44908684 . A C', '19 44908822 . G T'], 'genome.build-mixed'],
])('%s: %j %j is %s', (_what, meta, lines, expected) => {
  expect(told(meta, lines)).toBe(expected);
});

test.each([
  ['lengths', [chrM, '##contig=<ID=chr10,length=134758134>'], [], 'T2T-CHM13'],
  ['lengths of which one is of another build', [chr10of38, '##contig=<ID=1,length=248387328>'], [], 'T2T-CHM13'],
  ['an accession', ['##contig=<ID=NC_060934.1>'], [], 'T2T-CHM13'],
  ['words', [chrM, '##reference=file:///ref/chm13v2.0_maskedY_rCRS.fa.gz'], [], 'T2T-CHM13'],
  ['words', [chrM, '##reference=file:///ref/chm13.fa.gz'], [], 'T2T-CHM13'],
  ['words that a length contradicts', [chr10of38, '##reference=/t2t/GRCh38.fa'], [], null],
  ['words', ['##reference=hg18.fa'], [], 'NCBI36 (hg18)'],
  ['lengths', ['##contig=<ID=chr10,length=135374737>'], [], 'NCBI36 (hg18)'],
])('a build that is not supported is named by %s: %j %j', (_what, meta, lines, name) => {
  const result = tell(meta, lines);
  const isNamed = !result.ok && result.error.code === 'genome.build-unsupported';
  expect(isNamed ? result.error.params['name'] : null).toBe(name);
});

test.each([
  ['chr19', '19'],
  ['CHR19', '19'],
  ['19', '19'],
  ['NC_000019.10', '19'],
  ['chrM', 'MT'],
  ['23', 'X'],
  ['chrUn_KI270302v1', null],
  ['NC_007605', null],
])('contig %s is %s', (written, name) => {
  expect(contigName(written)).toBe(name);
});

test('the version of an accession is a build', () => {
  expect(['NC_000019.10', 'NC_000019.9', 'NC_000019.8', '19'].map(buildOfAccession)).toEqual([
    'GRCh38',
    'GRCh37',
    null,
    null,
  ]);
});

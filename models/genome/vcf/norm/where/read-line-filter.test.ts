import { expect, test } from 'vitest';
import { readVcfLine } from '../vcf-line.ts';
import { readLineFilter } from './read-line-filter.ts';

const line = readVcfLine('1\t10\trs1;rs2\tC\tG,CAT\t30\tPASS\tDP=12;AF=0.2,0.4;DB');

test.each([
  ['TYPE="snp,indel"', true],
  ['TYPE="snp"', false], // a line of two kinds is not one of them
  ['type!="snp"', true],
  ['ALT="G"', true],
  ["ALT!='G'", false],
  ['ID="rs2" && CHROM="1"', true],
  ['QUAL>=30 && QUAL<31', true],
  ['POS!=10 || FILTER="PASS"', true],
  ['(POS!=10 || FILTER="PASS") && ILEN=2', true],
  ['ILEN<0', false],
  ['INFO/DP==12', true],
  ['INFO/AF>0.3', true], // one of the two
  ['INFO/QD<100', false], // not there: fits nothing
  ['INFO/QD!=1', false],
  ['QUAL=30 || POS=1 && POS=2', true], // && binds closer
])('%s: %s', (text, expected) => {
  const filter = readLineFilter(text);
  expect(filter.ok && line && filter.value(line)).toBe(expected);
});

test.each([
  ['', '…'],
  ['QUAL>', '…'],
  ['QUAL>20 &&', '…'],
  ['QUALITY>20', 'QUALITY>20'],
  ['QUAL>20 DP<3', 'DP<3'],
  ['(QUAL>20', '…'],
  ['QUAL>"20"', '"20"'],
  ['ALT=G', 'G'],
  ['ALT="G', '"G'],
  ['QUAL>20 & DP<3', '& DP<3'],
])('%s is refused from where it is not understood: %s', (text, rest) => {
  expect(readLineFilter(text)).toEqual({ ok: false, error: { code: 'genome.norm-where', params: { rest } } });
});

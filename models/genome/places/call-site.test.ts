import { expect, test } from 'vitest';
import { apoeTable } from '../apoe/apoe-table.ts';
import { callSite } from './call-site.ts';
import { readRecord } from '../vcf/read-record.ts';
import { RecordIndex } from './record-index.ts';

const [rs429358] = apoeTable.sites;
if (!rs429358) throw new Error('the table has a first site');

/** What the lines (`POS REF ALT FILTER INFO FORMAT SAMPLE` on chr19, one a string) say of rs429358, T in both builds. */
const call = (...lines: readonly string[]) => {
  const records = lines.map((line, i) => {
    const [pos = '', ref = '', alt = '', filter = '', info = '', format = '', sample = ''] = line.split(' ');
    const bytes = new TextEncoder().encode(['chr19', pos, '.', ref, alt, '.', filter, info, format, sample].join('\t'));
    const read = readRecord(bytes, { line: i + 1, sample: 0, columns: 10 });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  });
  const site = callSite(rs429358, 'GRCh38', { records: new RecordIndex(records), limits: apoeTable.referenceBlock });
  return site.kind === 'called' ? `${site.bases.join(site.isPhased ? '|' : '/')} ${site.evidence}` : site.code;
};

test.each([
  ['44908684 T C PASS . GT 0/1', 'T/C variant'],
  ['44908684 T C . . GT 1|0', 'C|T variant'],
  ['44908684 t c PASS . GT 1/1', 'C/C variant'],
  ['44908684 T C PASS . GT /0|1', 'T|C variant'],
  ['44908684 T G,C PASS . GT 0/2', 'T/C variant'],
  ['44908684 T . PASS . GT 0/0', 'T/T reference-record'],
  ['44908684 TG CG,T PASS . GT 1/2', 'C/T variant'], // a base and the deletion of the next one
  ['44908684 T C,<NON_REF> . . GT:GQ:DP 0/1:99:30', 'T/C variant'],
  ['44908600 G <NON_REF> . END=44908700 GT:GQ:DP 0/0:60:31', 'T/T reference-block'],
])('a line with a genotype is called: %s', (line, expected) => {
  expect(call(line)).toBe(expected);
});

test.each([
  ['', 'genome.absent'],
  ['44908685 G C PASS . GT 0/1', 'genome.absent'],
  ['44908684 T C PASS . GT ./.', 'genome.no-call'],
  ['44908684 T C PASS . DP 30', 'genome.no-call'],
  ['44908684 T C PASS . GT ./1', 'genome.half-call'],
  ['44908684 T C PASS . GT 1', 'genome.ploidy'],
  ['44908684 T C PASS . GT 0/0/1', 'genome.ploidy'],
  ['44908684 T C LowQual . GT 0/1', 'genome.filtered'],
  ['44908684 T G PASS . GT 0/1', 'genome.other-allele'],
  ['44908684 A C PASS . GT 0/1', 'genome.reference-mismatch'],
  ['44908684 T C,* PASS . GT 1/2', 'genome.overlapped'],
  ['44908680 GGCGTG G PASS . GT 0/1', 'genome.overlapped'], // a deletion over the site
  ['44908600 G <NON_REF> . END=44908700 GT:GQ:DP 0/0:3:2', 'genome.low-block'],
  ['44908600 G <NON_REF> . END=44908700 GT 0/0', 'genome.low-block'],
  ['44908600 G <NON_REF> . END=44908683 GT:GQ:DP 0/0:60:31', 'genome.absent'], // the block ends one base before
])('a line without a sure genotype is not called: %s', (line, expected) => {
  expect(call(...(line === '' ? [] : [line]))).toBe(expected);
});

test('a site split by allele is put together again', () => {
  expect(call('44908684 T C PASS . GT 0/1', '44908684 T C,G PASS . GT 0/1')).toBe('T/C variant');
  expect(call('44908684 T G PASS . GT 0/0', '44908684 T C PASS . GT 1/1')).toBe('C/C variant');
});

test('two lines that disagree about a site are a conflict, never settled silently', () => {
  expect(call('44908684 T C PASS . GT 0/1', '44908684 T C PASS . GT 1/1')).toBe('genome.conflict');
  expect(call('44908684 T C PASS . GT 1/1', '44908684 T G PASS . GT 0/1')).toBe('genome.conflict');
});

test('a line at the site outweighs the reference block over it', () => {
  const block = '44908600 G <NON_REF> . END=44908700 GT:GQ:DP 0/0:60:31';
  expect(call(block, '44908684 T C PASS . GT 0/1')).toBe('T/C variant');
});

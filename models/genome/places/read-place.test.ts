import { expect, test } from 'vitest';
import { readRecord } from '../vcf/read-record.ts';
import type { Place } from './allele-at.ts';
import { readPlace } from './read-place.ts';
import { RecordIndex } from './record-index.ts';

const limits = { minGenotypeQuality: 20, minDepth: 10, source: 'a test' };
/** What lines (`CHROM POS REF ALT FILTER INFO FORMAT SAMPLE`, 1-based) say of a place (0-based). */
const read = (place: Place, lines: readonly string[], isFilteredUsed = false) => {
  const records = lines.map((text, i) => {
    const [chrom, pos, ref, alt, filter, ...rest] = text.split(' ');
    const cells = [chrom, pos, '.', ref, alt, '.', filter, ...rest].join('\t');
    const record = readRecord(new TextEncoder().encode(cells), { line: i + 1, sample: 0, columns: 10 });
    if (!record.ok) throw new Error(JSON.stringify(record.error));
    return record.value;
  });
  const reading = readPlace(place, new RecordIndex(records), { limits, isFilteredUsed });
  return reading.kind === 'called'
    ? `${reading.alleles.join(reading.isPhased ? '|' : '/')} ${reading.evidence}`
    : `${reading.code} ${reading.detail}`.trim();
};

const snv: Place = { contig: '10', start: 99, ref: 'A', alts: ['G'] };
// UGT1A1's TA repeat, as in the definition: CAT, with one repeat less and one or two more.
const repeat: Place = { contig: '2', start: 199, ref: 'CAT', alts: ['C', 'CATAT', 'CATATAT'] };

test.each([
  ['a block over it, of enough quality', 'GT:GQ:MIN_DP 0/0:50:22', 'A/A reference-block'],
  ['the lowest depth of the block counts', 'GT:GQ:DP:MIN_DP 0/0:50:30:4', 'genome.low-block GQ 50, DP 4'],
  ['a block of low quality', 'GT:GQ:MIN_DP 0/0:3:22', 'genome.low-block GQ 3, DP 22'],
  ['a block that was not called', 'GT:GQ:MIN_DP ./.:50:22', 'genome.no-call'],
  ['a block that states nothing', 'GT 0/0', 'genome.low-block GQ ?, DP ?'],
])('gVCF: %s', (_what, call, expected) => {
  expect(read(snv, [`10 50 T <NON_REF> . END=150 ${call}`])).toBe(expected);
});

test('gVCF: a block that ends before the place says nothing of it', () => {
  expect(read(snv, ['10 50 T <NON_REF> . END=99 GT:GQ:MIN_DP 0/0:50:22'])).toBe('genome.absent');
});

test('gVCF: at base resolution each line is its own evidence', () => {
  expect(read(snv, ['10 100 A <NON_REF> . . GT:GQ:DP 0/0:60:30'])).toBe('A/A reference-record');
  expect(read(snv, ['10 100 A <NON_REF> . . GT:GQ:DP 0/0:9:30'])).toBe('genome.low-block GQ 9, DP 30');
  expect(read(snv, ['10 100 A G,<NON_REF> . . GT:GQ:DP 0/1:60:30'])).toBe('A/G variant');
  expect(read(snv, ['10 100 A G,<NON_REF> . . GT:GQ:DP 1/2:60:30'])).toBe('genome.overlapped G,<NON_REF>');
});

test('gVCF: two blocks that meet inside a place cover it together; a gap between them does not', () => {
  const block = (from: number, to: number, quality = 50) =>
    `2 ${from} N <NON_REF> . END=${to} GT:GQ:MIN_DP 0/0:${quality}:30`;
  expect(read(repeat, [block(150, 201), block(202, 300)])).toBe('CAT/CAT reference-block');
  expect(read(repeat, [block(150, 200), block(202, 300)])).toBe('genome.absent');
  expect(read(repeat, [block(150, 201), block(202, 300, 5)])).toBe('genome.low-block GQ 5, DP 30');
});

test('alleles of one line are told by what they change, not by how they are written', () => {
  expect(read(repeat, ['2 200 CAT C,CATAT . . GT 1/2'])).toBe('C/CATAT variant');
  expect(read(repeat, ['2 200 C CAT . . GT 0/1'])).toBe('CAT/CATAT variant'); // a caller that saw one insertion only
  expect(read(repeat, ['2 199 GCAT GC . . GT 1/1'])).toBe('C/C variant'); // an anchor more than is needed
  expect(read(repeat, ['2 200 CAT CATATATAT . . GT 0/1'])).toBe('CAT/CATATATAT variant'); // in no definition
});

test('a place split by allele is one again; strands stay where all lines are phased together', () => {
  expect(read(repeat, ['2 200 CAT C . . GT 0/1', '2 200 C CAT . . GT 0/1'])).toBe('C/CATAT variant');
  expect(read(repeat, ['2 200 CAT C . . GT 0|1', '2 200 C CAT . . GT 1|0'])).toBe('CATAT|C variant');
  expect(read(repeat, ['2 200 CAT C . . GT:PS 0|1:7', '2 200 C CAT . . GT:PS 1|0:8'])).toBe('C/CATAT variant');
  expect(read(repeat, ['2 200 CAT C . . GT 1/1', '2 200 C CAT . . GT 0/1'])).toMatch(/^genome.conflict/);
});

test('a line that has reference alone contradicts one that has a variant, where both hold the whole place', () => {
  expect(read(snv, ['10 100 A . . . GT 0/0', '10 100 A G . . GT 0/1'])).toBe('genome.conflict 1: A/A, 2: A/G');
  expect(read(snv, ['10 100 A . . . GT 0/0', '10 100 A AT . . GT 0/1'])).toMatch(/^A\/A/);
  expect(read(repeat, ['2 200 C . . . GT 0/0', '2 200 C CAT . . GT 0/1'])).toBe('CAT/CATAT variant');
});

test('one copy is one allele', () => {
  expect(read({ ...snv, contig: 'X' }, ['chrX 100 A G . . GT 1'])).toBe('G variant');
  expect(read({ ...snv, contig: 'MT' }, ['chrM 100 A G . . GT 0'])).toBe('A variant');
});

test('half a genotype is none, and says which half', () => {
  expect(read(snv, ['10 100 A G . . GT ./1'])).toBe('genome.half-call ./G');
});

test('a change beside the place, or anchored at it, leaves its bases', () => {
  expect(read(snv, ['10 100 A AT . . GT 0/1'])).toBe('A/A variant');
  expect(read(snv, ['10 100 AC GT . . GT 0/1'])).toBe('A/G variant');
  expect(read(snv, ['10 99 CA C . . GT 0/1'])).toBe('genome.overlapped C');
});

test('a base inside a longer place tells nothing of the whole but what differs', () => {
  expect(read(repeat, ['2 201 A . . . GT:GQ:DP 0/0:60:30'])).toBe('genome.absent');
  expect(read(repeat, ['2 201 A G . . GT 0/1'])).toBe('CAT/CGT variant');
});

test('a line that failed a filter is used only where that is asked for', () => {
  expect(read(snv, ['10 100 A G LowQual . GT 0/1'])).toBe('genome.filtered LowQual');
  expect(read(snv, ['10 100 A G LowQual . GT 0/1'], true)).toBe('A/G variant');
});

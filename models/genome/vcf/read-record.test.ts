import { expect, test } from 'vitest';
import { readRecord } from './read-record.ts';

const read = (line: string) =>
  readRecord(new TextEncoder().encode(line.replaceAll(' ', '\t')), { line: 7, sample: 0, columns: 10 });

test('a record is read by the keys of FORMAT, trailing ones may be left out', () => {
  expect(read('chr19 44908684 rs429358;x t c,<NON_REF> 50 q10;s50 DP=9 DP:GT:GQ:PS 12:1|0')).toEqual({
    ok: true,
    value: {
      line: 7,
      chrom: 'chr19',
      contig: '19',
      start: 44908683,
      end: 44908684,
      ids: ['rs429358', 'x'],
      ref: 'T',
      alts: ['C', '<NON_REF>'],
      filters: ['q10', 's50'],
      isBlock: false,
      genotype: { alleles: [1, 0], isPhased: true },
      phaseSet: null,
      depth: 12,
      genotypeQuality: null,
    },
  });
});

test('the depth of a block is its lowest', () => {
  expect(read('19 10 . A <*> . . END=20 GT:DP:MIN_DP 0/0:31:8')).toMatchObject({
    value: { end: 20, isBlock: true, depth: 8 },
  });
});

test.each([
  ['19 10 . A C . . . GT', 'columns'],
  ['19 10 . A C . . . GT 0/1 0/1', 'columns'],
  ['HLA-A 10 . A C . . . GT 0/1', 'chrom'],
  ['19 -10 . A C . . . GT 0/1', 'pos'],
  ['19 10 . A/T C . . . GT 0/1', 'ref'],
  ['19 10 . A C, . . . GT 0/1', 'alt'],
  ['19 10 . A <<X>> . . . GT 0/1', 'alt'],
  ['19 10 . A C . . . GT 0/\0', 'nul'],
])('%j is refused for its %s', (line, reason) => {
  expect(read(line)).toEqual({ ok: false, error: { code: `genome.line-${reason}`, params: { line: 7 } } });
});

test.each(['*', 'C', '<DEL>', 'G]17:198982]', ']13:123456]T', 'C[2:321682[', '.A', 'G.'])(
  'ALT %s is an allele',
  (alt) => {
    expect(read(`19 10 . A ${alt} . . . GT 0/1`).ok).toBe(true);
  },
);

test.each(['0/2', '0-1', '0/3', ''])(
  'a GT %j that is none, or names an allele that is not there, leaves its line in its place',
  (gt) => {
    expect(read(`19 10 . A C . . . GT:DP ${gt}:30`)).toMatchObject({
      ok: true,
      value: { line: 7, start: 9, genotype: null, malformed: gt, depth: 30 },
    });
  },
);

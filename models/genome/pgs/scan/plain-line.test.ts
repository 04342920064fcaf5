import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecord } from '../../vcf/read-record.ts';
import { PlainLines } from './plain-line.ts';

const encoder = new TextEncoder();
const line = 'chr1\t100\trs1\tA\tG\t50\tPASS\tDP=30\tGT:AD:DP:GQ\t0/1:9,8:17:99';

/** Cells as files have them, the first most often, and as they should not. */
const of = (first: string, ...others: readonly string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const cells = fc.tuple(
  of('chr1', '1', 'chrX', 'chrUn_7', '', 'MT'),
  of('1', '100', '2147483647', '0', '', '1x', '-5', '0012'),
  of('.', 'rs1', 'rs1;rs2', ''),
  of('A', 'C', 'G', 'T', 'a', 'N', 'AC', '', '.'),
  of('A', 'C', 'G', 'T', 't', '*', 'A,C', '<NON_REF>', '<DEL>', '.', 'GT', ''),
  of('.', '50', '3.5'),
  of('PASS', '.', 'q10', 'PASX', ''),
  of('.', 'DP=30', 'END=900', 'END=900;DP=3'),
  of('GT:AD:DP:GQ', 'GT', 'GT:DP', 'GQ:GT', 'GT:MIN_DP:DP:RGQ:GQ', 'GT:DP:DP', 'DP', '', '.'),
  fc.constantFrom(
    ...'0/1 1|0 0/0 1/1 ./. . 1 0/2 /0|1 01 0/1/1 0/1:9,8:17:99 0/0:7 0/0:.:5 0/1:9 0|1:12:11:.:50 1/1:1.5 0/1:x 0/1::7:8'.split(
      ' ',
    ),
    ...'0/1:1234567890 0/0:. 0/1:.. 0/1:9:8:7:6:5:4 0/0:20,0:20 0/1:-3'.split(' '),
    '',
  ),
);

test('what is read by bytes is what is read as text; what is no record is not read', () => {
  const plain = new PlainLines();
  let read = 0;
  fc.assert(
    fc.property(cells, of('', '\tx', '\0'), (all, end) => {
      const bytes = encoder.encode(all.join('\t') + end);
      const own = plain.read(bytes);
      const record = readRecord(bytes, { line: 1, sample: 0, columns: 10 });
      if (!own) return;
      read++;
      if (!record.ok) throw new TypeError(JSON.stringify(all));
      expect(record.value).toMatchObject(own);
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test('a line of one base against another is read', () => {
  expect(new PlainLines().read(encoder.encode(line))).toEqual({
    contig: '1',
    start: 99,
    end: 100,
    ref: 'A',
    alts: ['G'],
    filters: [],
    isBlock: false,
    genotype: { alleles: [0, 1], isPhased: false },
    depth: 17,
    genotypeQuality: 99,
  });
  expect(new PlainLines().read(encoder.encode(`${line}\t0/1`))).toBe(null);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordFinder } from './record-finder.ts';
import type { Wanted } from './wanted.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const places = (starts: Readonly<Record<string, readonly number[]>>): Wanted =>
  Object.fromEntries(Object.entries(starts).map(([contig, each]) => [contig, Int32Array.from(each)]));
const found = (text: string, starts: Readonly<Record<string, readonly number[]>>) => {
  const { spans, ...counts } = new RecordFinder(places(starts)).find(bytesOf(text));
  return { ...counts, kept: spans.map(({ line }) => line) };
};
const record = (chrom: string, pos: number | string, ref = 'A', [alt, info] = ['C', '.']) =>
  `${chrom}\t${pos}\t.\t${ref}\t${alt}\t.\tPASS\t${info}\tGT\t0/1\n`;

test('the line at a wanted place is kept, whatever the chromosome is called', () => {
  const text = record('chr18', 100) + record('chr19', 100) + record('NC_000019.10', 100) + record('19', 101);
  expect(found(text, { '19': [99] }).kept).toEqual([2, 3]);
});

test('a line whose REF or reference block reaches over a wanted place is kept', () => {
  const text =
    record('19', 90, 'ACGTACGTACG', ['A', '.']) + // bases 90 to 100
    record('19', 90, 'ACGTACGTAC', ['A', '.']) + // bases 90 to 99
    record('19', 10, 'A', ['<NON_REF>', 'DP=3;END=100']) +
    record('19', 10, 'A', ['<NON_REF>', 'CIEND=100;END=99']) +
    record('19', 10, 'A', ['C', 'END=100']); // not a block
  expect(found(text, { '19': [99] }).kept).toEqual([1, 3]);
});

test('records may be unsorted', () => {
  const text = record('19', 500) + record('19', 100) + record('1', 7) + record('19', 300) + record('19', 100);
  expect(found(text, { '19': [99, 299] }).kept).toEqual([2, 4, 5]);
});

test('a line that is no record is counted and named, never kept', () => {
  const text = [record('19', 'x'), '19\t100\n', 'no tabs at all\n', record('19', 100)].join('');
  expect(found(text, { '19': [99] })).toMatchObject({ kept: [4], broken: [1, 2, 3], brokenCount: 3, records: 4 });
});

test('Windows line ends and a missing last line end make no difference', () => {
  const { spans } = new RecordFinder(places({ '19': [99] })).find(bytesOf('19\t100\t.\tA\tC\r\n'));
  expect(spans).toEqual([{ start: 0, end: 12, line: 1 }]);
  expect(found('19\t100\t.\tA\tC', { '19': [99] }).kept).toEqual([1]);
});

test('what is found is what each line reaches, sorted or not', () => {
  const line = fc.record({
    chrom: fc.constantFrom('chr1', 'chr19', '19', 'X'),
    pos: fc.integer({ min: 1, max: 60 }),
    ref: fc.constantFrom('A', 'ACG', 'ACGTACGTACGT'),
  });
  const wantedStarts = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), wantedStarts, (lines, starts) => {
      const text = lines.map(({ chrom, pos, ref }) => record(chrom, pos, ref)).join('');
      const byHand = lines.flatMap(({ chrom, pos, ref }, i) =>
        chrom.endsWith('19') && starts.some((start) => start >= pos - 1 && start < pos - 1 + ref.length) ? [i + 1] : [],
      );
      expect(found(text, { '19': starts.toSorted((a, b) => a - b) }).kept).toEqual(byHand);
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordFinder } from './record-finder.ts';
import type { Wanted } from './wanted.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const found = (text: string, wanted: Wanted) => {
  const finder = new RecordFinder(wanted, 1);
  return { finder, lines: finder.find(bytesOf(text)).map(({ line }) => line) };
};
const record = (chrom: string, pos: number | string, ref = 'A', [alt, info] = ['C', '.']) =>
  `${chrom}\t${pos}\t.\t${ref}\t${alt}\t.\tPASS\t${info}\tGT\t0/1\n`;

test('the line at a wanted place is kept, whatever the chromosome is called', () => {
  const text = record('chr18', 100) + record('chr19', 100) + record('NC_000019.10', 100) + record('19', 101);
  expect(found(text, { '19': [99] }).lines).toEqual([2, 3]);
});

test('a line whose REF or reference block reaches over a wanted place is kept', () => {
  const text =
    record('19', 90, 'ACGTACGTACG', ['A', '.']) + // bases 90 to 100
    record('19', 90, 'ACGTACGTAC', ['A', '.']) + // bases 90 to 99
    record('19', 10, 'A', ['<NON_REF>', 'DP=3;END=100']) +
    record('19', 10, 'A', ['<NON_REF>', 'CIEND=100;END=99']) +
    record('19', 10, 'A', ['C', 'END=100']); // not a block
  expect(found(text, { '19': [99] }).lines).toEqual([1, 3]);
});

test('records may be unsorted', () => {
  const text = record('19', 500) + record('19', 100) + record('1', 7) + record('19', 300) + record('19', 100);
  expect(found(text, { '19': [99, 299] }).lines).toEqual([2, 4, 5]);
});

test('a line that is no record is counted and named, never kept', () => {
  const text = [record('19', 'x'), '19\t100\n', 'no tabs at all\n', record('19', 100)].join('');
  const { finder, lines } = found(text, { '19': [99] });
  expect(lines).toEqual([4]);
  expect(finder.broken).toEqual([1, 2, 3]);
  expect(finder.records).toBe(4);
});

test('Windows line ends and a missing last line end make no difference', () => {
  const [span] = new RecordFinder({ '19': [99] }, 8).find(bytesOf('19\t100\t.\tA\tC\r\n'));
  expect(span).toEqual({ start: 0, end: 12, line: 8 });
  expect(found('19\t100\t.\tA\tC', { '19': [99] }).lines).toEqual([1]);
});

test('what is found does not depend on how the file was cut into blocks of lines', () => {
  const line = fc.record({
    chrom: fc.constantFrom('chr1', 'chr19', '19', 'X'),
    pos: fc.integer({ min: 1, max: 60 }),
    ref: fc.constantFrom('A', 'ACG', 'ACGTACGTACGT'),
  });
  const cuts = fc.array(fc.nat(40), { maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      cuts,
      fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
      (lines, cuts, starts) => {
        const wanted = { '19': starts.toSorted((a, b) => a - b) };
        const texts = lines.map(({ chrom, pos, ref }) => record(chrom, pos, ref));
        const finder = new RecordFinder(wanted, 1);
        const ends = [...new Set([...cuts.map((cut) => Math.min(cut, texts.length)), texts.length])].sort(
          (a, b) => a - b,
        );
        const inPieces = ends.flatMap((end, i) =>
          finder.find(bytesOf(texts.slice(ends[i - 1] ?? 0, end).join(''))).map((span) => span.line),
        );
        const byHand = lines.flatMap(({ chrom, pos, ref }, i) =>
          chrom.endsWith('19') && starts.some((start) => start >= pos - 1 && start < pos - 1 + ref.length)
            ? [i + 1]
            : [],
        );
        expect(inPieces).toEqual(byHand);
      },
    ),
  );
});

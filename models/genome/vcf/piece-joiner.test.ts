import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findInPiece } from './find-in-piece.ts';
import { PieceJoiner } from './piece-joiner.ts';
import { RecordFinder } from './record-finder.ts';

const wanted = { '19': Int32Array.of(9, 19, 40), X: Int32Array.of(5) };
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** What is found when the file is cut at `cuts`, each piece by a finder of its own, as threads do. */
const foundIn = (file: string, cuts: readonly number[]) => {
  const bytes = new TextEncoder().encode(file);
  const joiner = new PieceJoiner(new RecordFinder(wanted));
  const ends = [...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
  const kept = ends.flatMap((end, i) =>
    joiner.add(findInPiece(new RecordFinder(wanted), bytes.subarray(ends[i - 1] ?? 0, end))),
  );
  kept.push(...joiner.end());
  const { line, records, broken, brokenCount } = joiner;
  return { kept: kept.map((each) => [each.line, text(each.bytes)]), line, records, broken, brokenCount };
};

test('a line that lies across two pieces is found once, with its number in the file', () => {
  const file = '#head\n19\t10\t.\tA\tC\n19\t11\t.\tA\tC\n19\t20\t.\tA\tC';
  const whole = {
    kept: [
      [2, '19\t10\t.\tA\tC'],
      [4, '19\t20\t.\tA\tC'],
    ],
    line: 4,
    records: 3,
    broken: [],
    brokenCount: 0,
  };
  for (let cut = 0; cut <= file.length; cut++) expect(foundIn(file, [cut])).toEqual(whole);
});

test('the mark of UTF-8 before the first line is no part of it', () => {
  expect(foundIn('\uFEFF#head\n19\t10\t.\tA\tC\n', [2]).records).toBe(1);
});

test('any split of any file gives what one search of the whole gives', () => {
  const record = fc
    .tuple(
      fc.constantFrom('chr19', '19', 'X', 'chrUn', ''),
      fc.oneof(fc.integer({ min: 1, max: 45 }).map(String), fc.constantFrom('x', '', '-3')),
      fc.constantFrom('A', 'ACGTACGT', ''),
      fc.constantFrom('C', '<NON_REF>\t.\t.\tEND=41'),
    )
    .map(([chrom, pos, ref, alt]) => `${chrom}\t${pos}\t.\t${ref}\t${alt}`);
  const line = fc.oneof({ weight: 5, arbitrary: record }, fc.constantFrom('', '#note', 'no tabs', '\r'));
  const file = fc
    .tuple(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, lineEnd, isEnded]) => lines.join(lineEnd) + (isEnded ? lineEnd : ''));
  fc.assert(
    fc.property(file, fc.array(fc.nat(900), { maxLength: 12 }), (all, cuts) => {
      const { spans, ...counts } = new RecordFinder(wanted).find(new TextEncoder().encode(all));
      const { kept, line: last, ...rest } = foundIn(all, cuts);
      expect(kept.map(([number]) => number)).toEqual(spans.map((span) => span.line));
      expect({ ...rest, lines: last }).toEqual(counts);
    }),
    { numRuns: 300 },
  );
});

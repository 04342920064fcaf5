import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignAlleles } from './align-alleles.ts';
import type { Alleles } from './align-alleles.ts';

const sequence = 'GATTACACACAGTTTTC'; // CA repeated from 5, T from 12
const reference = (_: string, start: number, end: number): string => sequence.slice(start, end);
const at = (start: number, ref: string, ...alts: readonly string[]): Alleles => ({ contig: '1', start, ref, alts });
const shown = ({ start, ref, alts }: Alleles): string => `${start} ${ref} ${alts.join(',')}`;

test.each([
  ['a deletion in a repeat', at(8, 'ACA', 'A'), '3 TAC T'],
  ['an insertion in a run of T', at(15, 'T', 'TT'), '11 G GT'],
  ['a base in a longer text', at(3, 'TACA', 'TGCA'), '4 A G'],
  ['two ALTs are moved together', at(12, 'TTTT', 'TTT', 'TTTTT'), '11 GT G,GTT'],
  ['no ALT', at(3, 'TA'), '3 T '],
  ['bases at the start of the contig', at(0, 'GATTACA', 'GATTACACA'), '3 T TAC'],
])('%s', (_what, alleles, expected) => {
  const aligned = alignAlleles(alleles, reference);
  expect(shown(aligned)).toBe(expected);
  expect(aligned.isAligned).toBe(true);
});

test('without a reference a line is trimmed, and an insertion or deletion is not called aligned', () => {
  expect(alignAlleles(at(8, 'ACA', 'A'), null)).toEqual({ ...at(8, 'ACA', 'A'), isAligned: false });
  expect(alignAlleles(at(3, 'TACA', 'TGCA'), null)).toEqual({ ...at(4, 'A', 'G'), isAligned: true });
});

test.each([['<DEL>'], ['*'], ['T[2:5['], ['ACA']])('ALT %s is left as it is', (alt) => {
  expect(shown(alignAlleles(at(8, 'ACA', alt), reference))).toBe(`8 ACA ${alt}`);
});

/** The sequence with the alleles' first ALT in place of REF. */
const changed = ({ start, ref, alts }: Alleles, whole: string): string =>
  whole.slice(0, start) + (alts[0] ?? '') + whole.slice(start + ref.length);

test('alignment changes the text, never the sequence that it makes, and is done in one step', () => {
  const base = fc.constantFrom('A', 'C'); // few letters: many repeats
  const bases = (min: number, max: number) =>
    fc.array(base, { minLength: min, maxLength: max }).map((all) => all.join(''));
  fc.assert(
    fc.property(bases(8, 30), fc.nat(20), fc.nat(4), bases(1, 5), (whole, start, length, alt) => {
      const from = start % (whole.length - 1);
      const ref = whole.slice(from, from + length + 1);
      if (ref === alt) return;
      const own = (_: string, low: number, high: number): string => whole.slice(low, high);
      const aligned = alignAlleles(at(from, ref, alt), own);
      expect(changed(aligned, whole)).toBe(changed(at(from, ref, alt), whole));
      expect(alignAlleles(aligned, own)).toEqual(aligned);
      expect(aligned.start).toBeLessThanOrEqual(from + Math.min(ref.length, alt.length));
    }),
    { numRuns: 500 },
  );
});

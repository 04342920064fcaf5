import { expect, test } from 'vitest';
import { copiesOfReference, isAmbiguous, matchKind } from './match-kind.ts';

test.each([
  ['G', 'A', 'altref'],
  ['A', 'G', 'refalt'],
  ['C', 'T', 'altref_flip'],
  ['T', 'C', 'refalt_flip'],
  ['G', '', 'no_oa_alt'],
  ['A', '', 'no_oa_ref'],
  ['C', '', 'no_oa_alt_flip'],
  ['T', '', 'no_oa_ref_flip'],
  ['G', 'C', null],
])('effect %s, other %s against REF A, ALT G: %s', (effect, other, kind) => {
  expect(matchKind({ effect, other }, 'A', 'G')).toBe(kind);
});

test('A/T and C/G read the same on both strands', () => {
  expect([isAmbiguous('A', 'T'), isAmbiguous('C', 'G'), isAmbiguous('A', 'G')]).toEqual([true, true, false]);
});

test.each([
  ['A', 'G', 2],
  ['G', 'A', 0],
  ['T', 'C', 2], // on the other strand
  ['C', 'T', 0],
  ['C', 'G', null],
  ['A', '', 2],
  ['G', '', null], // REF on one strand or the other: not told
  ['AT', 'A', null], // a reference base proves no insertion absent
])('reference A alone, effect %s, other %s: %s copies', (effect, other, copies) => {
  expect(copiesOfReference({ effect, other }, 'A')).toBe(copies);
});

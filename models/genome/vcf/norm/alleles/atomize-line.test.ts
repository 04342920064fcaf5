import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTagForms, readVcfLine, writeVcfLine } from '../vcf-line.ts';
import type { VcfLine } from '../vcf-line.ts';
import { atomizeLine, isLeftWhole } from './atomize-line.ts';
import type { AtomOverlap } from './atomize-line.ts';
import { atomsOf } from './atoms-of.ts';

const forms = readTagForms(
  ['INFO=<ID=AC,Number=A', 'INFO=<ID=AF,Number=A', 'FORMAT=<ID=AD,Number=R', 'FORMAT=<ID=PL,Number=G']
    .map((form) => `##${form},Type=Integer,Description="">`)
    .join('\n'),
);
const lineOf = (text: string): VcfLine => {
  const line = readVcfLine(text.replaceAll(' ', '\t'));
  if (!line) throw new TypeError(text);
  return line;
};
const atomized = (text: string, overlap: AtomOverlap): readonly string[] =>
  atomizeLine(lineOf(text), forms, overlap).map((line) => writeVcfLine(line).replaceAll('\t', ' '));

test('two bases replaced at once are two changes on the same copy', () => {
  expect(atomized('1 100 . CAC GAT . . END=102 GT 0|1', '*')).toEqual([
    '1 100 . C G . . END=100 GT 0|1',
    '1 102 . C T . . END=102 GT 0|1',
  ]);
});

test('bases that one allele has more are an insertion or deletion behind the last one', () => {
  expect(atomized('1 200 . CC GGGG . . .', '*')).toEqual([
    '1 200 . C G . . .',
    '1 201 . C CGG . . .',
    '1 201 . C G . . .',
  ]);
  expect(atomized('2 6 . GCCCC GGCT . . .', '*')).toEqual(['2 7 . C G . . .', '2 9 . C T . . .', '2 9 . CC C . . .']);
});

test('a copy with another change of the same bases is neither: `*`, or unknown', () => {
  const line = '1 201 . CC GG,GT . . AC=1,2;AF=0.1,0.2 GT:AD:PL 1/2:9,3,4:0,1,2,3,4,5';
  expect(atomized(line, '*')).toEqual([
    '1 201 . C G,* . . AC=3,.;AF=0.3,. GT:AD:PL 1/1:9,7,.:0,1,2,.,.,.',
    '1 202 . C G,* . . AC=1,.;AF=0.1,. GT:AD:PL 1/2:9,3,.:0,1,2,.,.,.',
    '1 202 . C T,* . . AC=2,.;AF=0.2,. GT:AD:PL 2/1:9,4,.:0,3,5,.,.,.',
  ]);
  expect(atomized(line, '.')).toEqual([
    '1 201 . C G . . AC=3;AF=0.3 GT:AD:PL 1/1:9,7:0,1,2',
    '1 202 . C G . . AC=1;AF=0.1 GT:AD:PL 1/.:9,3:0,1,2',
    '1 202 . C T . . AC=2;AF=0.2 GT:AD:PL ./1:9,4:0,3,5',
  ]);
});

test('one copy, a copy that is not called and values that are not there stay so', () => {
  expect(atomized('X 5 . CC GG . . . GT:AD:PL 1:9,3:4,5 .|1:.:. .', '*')[0]).toBe(
    'X 5 . C G . . . GT:AD:PL 1:9,3:4,5 .|1:.:. .:.:.',
  );
});

test.each(['1 5 . CC GG,<NON_REF> . . . GT 0/1', '1 5 . CC GG,* . . . GT 1/2', '1 5 . CNC GAR . . . GT 1'])(
  'what is no plain bases stays whole, and that is known: %s',
  (text) => {
    expect(atomized(text, '*')).toEqual([text]);
    expect(isLeftWhole(lineOf(text))).toBe(true);
  },
);

test('the changes make the allele again', () => {
  const bases = (min: number, max: number) =>
    fc.array(fc.constantFrom('A', 'C', 'G'), { minLength: min, maxLength: max }).map((all) => all.join(''));
  fc.assert(
    fc.property(bases(1, 6), bases(1, 6), (ref, alt) => {
      let made = ref;
      for (const { start, ref: from, alt: to } of atomsOf(ref, alt).toReversed())
        made = made.slice(0, start) + to + made.slice(start + from.length); // from the right: places further left still hold
      expect(made).toBe(alt);
    }),
    { numRuns: 500 },
  );
});

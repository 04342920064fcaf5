import { expect, test } from 'vitest';
import { normaliseLines } from './normalise-lines.ts';
import type { NormRules } from './norm-rules.ts';
import { normaliseLine } from './normalise-line.ts';
import { readTagForms, readVcfLine, writeVcfLine } from './vcf-line.ts';
import type { VcfLine } from './vcf-line.ts';

const forms = readTagForms(
  [
    '##INFO=<ID=AC,Number=A,Type=Integer,Description="">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="">',
    '##FORMAT=<ID=PL,Number=G,Type=Integer,Description="">',
  ].join('\n'),
);
const plain: NormRules = {
  reference: null,
  where: null,
  mismatch: 'refuse',
  split: null,
  isPlaceKept: false,
  align: 'left',
  atoms: null,
  join: null,
  duplicates: null,
  order: 'position',
};
const lineOf = (text: string): VcfLine => {
  const line = readVcfLine(text.replaceAll(' ', '\t'));
  if (!line) throw new TypeError(text);
  return line;
};
const normalise = (texts: readonly string[], rules: Partial<NormRules>) =>
  normaliseLines(texts.map(lineOf), forms, { ...plain, ...rules });
const linesOf = (texts: readonly string[], rules: Partial<NormRules>): readonly string[] => {
  const made = normalise(texts, rules);
  return made.ok ? made.value.map((line) => writeVcfLine(line).replaceAll('\t', ' ')) : [made.error.code];
};

const two = '1 10 x C G,T 50 PASS AC=1,1;DB GT:AD:PL:DP 1|2:0,5,7:9,8,7,6,5,4:12';
const split = { otherAllele: '0', keepSum: [] } as const;

test('each ALT takes its own values along', () => {
  expect(linesOf([two], { split })).toEqual([
    '1 10 x C G 50 PASS AC=1;DB GT:AD:PL:DP 1|0:0,5:9,8,7:12',
    '1 10 x C T 50 PASS AC=1;DB GT:AD:PL:DP 0|1:0,7:9,6,4:12',
  ]);
});

test('another ALT may be unknown instead of reference, and its depth counted with REF', () => {
  expect(linesOf([two], { split: { otherAllele: '.', keepSum: ['AD'] } })).toEqual([
    '1 10 x C G 50 PASS AC=1;DB GT:AD:PL:DP 1|.:7,5:9,8,7:12',
    '1 10 x C T 50 PASS AC=1;DB GT:AD:PL:DP .|1:5,7:9,6,4:12',
  ]);
});

test('what was split is joined again; only what no line tells is unknown', () => {
  const apart = linesOf([two], { split });
  const join = { rule: 'both', isPassKept: false } as const;
  expect(linesOf(apart, { join })).toEqual([two.replace('9,8,7,6,5,4', '9,8,7,6,.,4')]);
});

test('a base and an insertion are joined only when any change may be', () => {
  const lines = ['1 10 . T TA . . .', '1 10 . T C . . .'];
  expect(linesOf(lines, { join: { rule: 'both', isPassKept: false } })).toEqual([
    '1 10 . T C . . .',
    '1 10 . T TA . . .',
  ]);
  expect(linesOf(lines, { join: { rule: 'any', isPassKept: false } })).toEqual(['1 10 . T TA,C . . .']);
});

test('joined lines keep the filters that one failed', () => {
  const lines = ['1 10 a C G 5 q10 .', '1 10 b C T 9 PASS .'];
  expect(linesOf(lines, { join: { rule: 'both', isPassKept: false } })).toEqual(['1 10 a;b C G,T 9 q10 .']);
  expect(linesOf(lines, { join: { rule: 'both', isPassKept: true } })).toEqual(['1 10 a;b C G,T 9 PASS .']);
});

test.each([
  ['exact', 3],
  ['snps', 2],
  ['indels', 4],
  ['all', 1],
] as const)('repeats by rule %s: %i lines stay', (duplicates, count) => {
  const lines = ['1 10 . C G . . .', '1 10 . C T . . .', '1 10 . C T . . .', '1 10 . C CA . . .'];
  expect(linesOf(lines, { duplicates })).toHaveLength(count);
});

const reference = (_: string, start: number, end: number): string => 'GATTACACACAGTTTTC'.slice(start, end);

test('aligned lines are sorted anew, END goes with them, and repeats are found', () => {
  const lines = ['1 6 . C T . . .', '1 9 . ACA A . . END=11', '1 7 . ACA A . . END=9'];
  expect(linesOf(lines, { reference, duplicates: 'exact' })).toEqual(['1 4 . TAC T . . END=6', '1 6 . C T . . .']);
});

test('a symbolic deletion moves as its bases do', () => {
  expect(linesOf(['1 9 . A <DEL> . . END=11'], { reference })).toEqual(['1 4 . T <DEL> . . END=6']);
});

test('a REF that is not the reference is refused, excluded or set', () => {
  const lines = ['1 1 . A G 9 PASS AC=1;AN=2 GT 0/1'];
  expect(normalise(lines, { reference })).toMatchObject({
    ok: false,
    error: { code: 'genome.norm-reference', params: { contig: '1', position: 1, ref: 'A' } },
  });
  expect(linesOf(lines, { reference, mismatch: 'exclude' })).toEqual([]);
  expect(linesOf(lines, { reference, mismatch: 'set' })).toEqual(['1 1 . G A 9 PASS AC=1;AN=2 GT 1/0']);
});

test('without a reference an insertion or deletion that may lie elsewhere is counted', () => {
  const unaligned = (text: string, rules: Partial<NormRules> = {}) =>
    normaliseLine(lineOf(text), forms, { ...plain, ...rules });
  expect(unaligned('1 9 . ACA A . . .')).toMatchObject({ value: { unaligned: 1 } });
  expect(unaligned('1 9 . AC A . . .')).toMatchObject({ value: { unaligned: 0 } }); // C is not A: furthest left as it is
  expect(unaligned('1 9 . AC A . . .', { align: 'right' })).toMatchObject({ value: { unaligned: 1 } });
  expect(unaligned('1 10 . C G . . .')).toMatchObject({ value: { unaligned: 0 } });
});

test('a deletion moves to the right end of its repeat where that is asked for', () => {
  const lines = ['1 3 . TTA T . . .', '1 4 . TAC T . . END=6'];
  expect(linesOf(lines, { reference, align: 'right' })).toEqual(['1 3 . TTA T . . .', '1 9 . ACA A . . END=11']);
});

test('what an expression does not mean stays as it is, and is neither merged nor dropped', () => {
  const where = ({ id }: VcfLine) => id !== 'x';
  const lines = ['1 10 x C G,T . . .', '1 10 . C G . . .', '1 10 . C T . . .', '1 10 . C T . . .'];
  const join = { rule: 'both', isPassKept: false } as const;
  expect(linesOf(lines, { where, join, duplicates: 'exact', split })).toEqual([lines[0], '1 10 . C G,T . . .']);
  expect(linesOf(['1 1 x A G . . .', '1 1 . G A . . .'], { where, reference })).toHaveLength(2); // REF of x is not compared
});

test('lines are split, aligned, then taken apart', () => {
  const rules = { reference, split, atoms: '*' } as const;
  expect(linesOf(['1 9 . ACA A,TCG . . . GT 1|2'], rules)).toEqual([
    '1 4 . TAC T . . . GT 1|0',
    '1 9 . A T . . . GT 0|1',
    '1 11 . A G . . . GT 0|1',
  ]);
});

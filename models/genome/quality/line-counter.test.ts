import { expect, test } from 'vitest';
import { LineCounter } from './line-counter.ts';
import { isOtherSex, tellSex } from './tell-sex.ts';

const count = (lines: readonly string[], pieces = 1, samples = [0]) => {
  const counter = new LineCounter(samples, 'GRCh38');
  const text = new TextEncoder().encode(
    ['##meta', '#CHROM', ...lines].map((line) => line.replaceAll(' ', '\t')).join('\n'),
  );
  const size = Math.ceil(text.length / pieces);
  for (let at = 0; at < text.length; at += size) counter.add(text.subarray(at, at + size));
  counter.end();
  return samples.map((sample) => counter.resultOf(sample));
};
const lines = [
  '1 10 . A G . PASS . GT:GQ:DP 0/1:40:10 ./.',
  '1 20 . A T,G . PASS . GT:DP 1|2:20 0/0:9',
  '1 30 . AC A . q10 . GT 1/1 0/1',
  'chr2 40 . C <DEL> . . . GT 0/1 .',
  'X 50000000 . C T . PASS . GT 0/1 1',
  'X 20000 . C T . PASS . GT 0/1 0/1',
  'Y 20000000 . C T . PASS . GT . 1',
];

test.each([1, 7, 60])('genotypes, kinds of variants and filters are counted, in %i pieces', (pieces) => {
  const [first, second] = count(lines, pieces, [0, 1]);
  expect(first).toMatchObject({
    lines: 7,
    passed: 5,
    unfiltered: 1,
    filters: [{ name: 'q10', count: 1 }],
    sample: {
      called: 6,
      missing: 1,
      autosomes: { reference: 0, het: 3, homozygous: 1 },
      snvs: 5,
      indels: 1,
      others: 1,
      transitions: 4, // A>G twice, C>T on X twice
      transversions: 1,
      x: { het: 1, homozygous: 0, single: 0 }, // the other lies where X pairs with Y
      y: { called: 0, missing: 1 },
      depth: { first: 10, median: 10, third: 20, of: 2 },
      genotypeQuality: { median: 40, of: 1 },
    },
  });
  expect(second?.sample).toMatchObject({ x: { single: 1 }, y: { called: 1 }, missing: 2, depth: { median: 9 } });
});

const xLines = (genotype: string, n: number) =>
  Array.from({ length: n }, (_, i) => `X ${50_000_000 + i} . C T . PASS . GT ${genotype}`);
const sexOf = (own: readonly string[]) => {
  const [quality] = count(own);
  return quality && tellSex(quality.sample);
};

test('sex is told by the heterozygous share of X, and only by enough lines', () => {
  expect(sexOf([...xLines('0/1', 60), ...xLines('1/1', 40)])).toMatchObject({ sex: 'XX', hetShare: 0.6 });
  expect(sexOf([...xLines('1/1', 97), ...xLines('0/1', 3)])?.sex).toBe('XY');
  expect(sexOf(xLines('1', 100))?.sex).toBe('XY');
  expect(sexOf([...xLines('1/1', 80), ...xLines('0/1', 20)])?.sex).toBe('unsure');
  expect(sexOf(xLines('1', 99))?.sex).toBe('unsure');
});

test('it speaks against a recorded sex of the other kind, never against none', () => {
  const told = { sex: 'XY', variants: 500, hetShare: 0 } as const;
  expect(['F', 'M', 'O', null].map((recorded) => isOtherSex(told, recorded))).toEqual([true, false, false, false]);
});

test('lines with faults are counted by what is wrong, and the first is named', () => {
  const titles = '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1';
  const faulty = [
    '1 10 . A G . PASS . GT 0/1',
    '1 10 . A G . PASS . GT 0/1', // twice
    '1 10 . A T . PASS . GT 0/1',
    '1 9 . A T . PASS . GT 0/2', // before the last; an allele it does not have
    '1 9x . A T . PASS . GT 0/1',
    '1 12 . A T . PASS .',
    '1 13 . A T . PASS . GT 0/1 1/1',
    '2 5 . A T . PASS . GT a',
    '1 20 . A T . PASS . GT .', // its contig was left
  ];
  const faultsOf = (pieces: number) => {
    const counter = new LineCounter([0], 'GRCh38');
    const text = new TextEncoder().encode(
      ['\uFEFF##meta', `${titles} `, ...faulty].map((line) => line.replaceAll(' ', '\t')).join('\n'),
    );
    const size = Math.ceil(text.length / pieces);
    for (let at = 0; at < text.length; at += size) counter.add(text.subarray(at, at + size));
    counter.end();
    const { faults, sample } = counter.resultOf(0);
    expect(sample).toMatchObject({ called: 5, missing: 3 }); // what is no genotype is none
    return faults;
  };
  const expected = [
    { code: 'genome.fault-order', count: 2, line: 6 },
    { code: 'genome.fault-genotype', count: 2, line: 6 },
    { code: 'genome.fault-columns', count: 2, line: 8 },
    { code: 'genome.fault-twice', count: 1, line: 4 },
    { code: 'genome.fault-position', count: 1, line: 7 },
  ];
  for (const pieces of [1, 5, 90]) expect(faultsOf(pieces)).toEqual(expect.arrayContaining(expected));
  expect(faultsOf(7)).toHaveLength(expected.length);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBcf } from '../../../../tests/fixtures/make-bcf.ts';
import { isAppError } from '../../../base/app-error.ts';
import { PieceJoiner } from '../piece-joiner.ts';
import { RecordFinder } from '../record-finder.ts';
import { BcfFinder } from './bcf-finder.ts';
import { dictionariesOf } from './dictionaries.ts';

const wanted = { '19': Int32Array.of(99, 299), X: Int32Array.of(49) };
const bytes = makeBcf([
  { contig: 0, start: 99, alleles: ['T', 'C'], gt: [2, 4], quality: 60 },
  { contig: 0, start: 150, alleles: ['T', 'C'], gt: [2, 4], quality: 60 },
  { contig: 0, start: 200, alleles: ['T', '<NON_REF>'], gt: [2, 2], quality: 50, end: 400 },
  { contig: 1, start: 48, alleles: ['GAT', 'G', 'GATATATATATATATAT'], gt: [4, 7], quality: 9 },
  { contig: 1, start: 49, alleles: ['A'], gt: [2, 0x81], quality: 20 }, // one copy beside the two of another
  { contig: 1, start: 49, alleles: ['A', 'C'], gt: [0, 4], quality: 0x80 }, // half a genotype, no quality
]);

const linesOf = (cuts: readonly number[], all = bytes) => {
  const finder = new BcfFinder(wanted);
  const joiner = new PieceJoiner(new RecordFinder(wanted));
  const ends = [...cuts.toSorted((a, b) => a - b), all.length];
  const kept = ends.flatMap((end, i) => joiner.add(finder.find(all.subarray(ends[i - 1] ?? 0, end))));
  const texts = kept.map((each) => `${each.line} ${new TextDecoder().decode(each.bytes).replaceAll('\t', ' ')}`);
  return { texts, records: joiner.records, isCut: finder.isCut };
};

test('records at wanted places become the lines of a VCF, with what is read of them', () => {
  expect(linesOf([])).toEqual({
    texts: [
      '1 chr19 100 . T C . PASS . GT:GQ 0/1:60',
      '3 chr19 201 . T <NON_REF> . PASS END=400 GT:GQ 0/0:50',
      '4 chrX 49 . GAT G,GATATATATATATATAT . PASS . GT:GQ 1|2:9',
      '5 chrX 50 . A . . PASS . GT:GQ 0:20',
      '6 chrX 50 . A C . PASS . GT:GQ ./1:.',
    ],
    records: 6,
    isCut: false,
  });
});

test('what is found does not depend on how the file is cut', () => {
  const whole = linesOf([]);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
      expect(linesOf(cuts)).toEqual(whole);
    }),
  );
});

test('a file that ends inside a record is cut', () => {
  expect(linesOf([], bytes.subarray(0, -3))).toMatchObject({ records: 5, isCut: true });
});

test('a record that points to a contig or a name that is none is damage', () => {
  const refused = (all: Uint8Array) => {
    try {
      return linesOf([], all).records;
    } catch (error) {
      return isAppError(error) && error.code;
    }
  };
  expect(refused(makeBcf([{ contig: 2, start: 1, alleles: ['A'], gt: [2, 2], quality: 1 }]))).toBe('genome.damaged');
  const damaged = makeBcf([{ contig: 0, start: 99, alleles: ['A'], gt: [2, 2], quality: 1 }]);
  damaged[damaged.length - 3] = 77; // the key of GQ
  expect(refused(damaged)).toBe('genome.damaged');
});

test('names are numbered as IDX says, else in their order; PASS is 0', () => {
  expect(dictionariesOf('##FORMAT=<ID=GT>\n##INFO=<ID=DP>\n##FORMAT=<ID=DP>\n##contig=<ID=1>')).toEqual({
    strings: ['PASS', 'GT', 'DP'],
    contigs: ['1'],
  });
  expect(dictionariesOf('##INFO=<ID=DP,Description="a,IDX=7",IDX=2>\n##contig=<ID=X,IDX=1>')).toEqual({
    strings: Object.assign(Array.from({ length: 3 }), { 0: 'PASS', 2: 'DP' }),
    contigs: Object.assign(Array.from({ length: 2 }), { 1: 'X' }),
  });
});

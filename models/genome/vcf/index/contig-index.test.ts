import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBgzip } from '../../../../tests/fixtures/make-bgzip.ts';
import { makeIndex } from '../../../../tests/fixtures/make-index.ts';
import { readIndex } from './read-index.ts';

interface Lying {
  readonly start: number;
  readonly end: number;
}
const lying = fc
  .array(fc.tuple(fc.nat(3_000_000), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 2_000_000 }))), {
    minLength: 1,
  })
  .map((all) =>
    all.map(([start, length]): Lying => ({ start, end: start + length })).toSorted((a, b) => a.start - b.start),
  );
const lineOf = ({ start, end }: Lying) => `1\t${start + 1}\t.\tA\t<NON_REF>\t.\t.\tEND=${end}\n`;

test.each(['tbi', 'csi'] as const)(
  'a %s never points behind a record over the place, and to nothing only where none is',
  (kind) => {
    fc.assert(
      fc.property(lying, fc.nat(6_000_000), fc.constantFrom(1, 40_000), (records, start, length) => {
        const text = records.map(lineOf).join('');
        const index = readIndex(makeIndex(makeBgzip(text), { kind })); // one member: its offset is 0
        if (!index.ok) throw new TypeError(index.error.code);
        const first = index.value.contigs[0]?.firstOf(start, start + length) ?? null;
        const over = records.findIndex((each) => each.start < start + length && each.end > start);
        if (over < 0) return;
        const offset = records.slice(0, over).map(lineOf).join('').length;
        const inOne = text.length <= 20_000;
        fc.pre(inOne);
        expect(first).not.toBe(null);
        expect(first).toBeLessThanOrEqual(offset);
      }),
    );
  },
);

test('where no record can lie it points to nothing', () => {
  const made = makeIndex(makeBgzip(lineOf({ start: 100, end: 101 })), { kind: 'tbi' });
  const index = readIndex(made);
  const firstOf = (start: number) => (index.ok ? index.value.contigs[0]?.firstOf(start, start + 1) : undefined);
  expect([firstOf(100), firstOf(200_000_000)]).toEqual([0, null]);
});

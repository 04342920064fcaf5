import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecord } from '../vcf/read-record.ts';
import { RecordIndex } from './record-index.ts';

const record = (pos: number, ref: string, line: number) => {
  const read = readRecord(new TextEncoder().encode(`1\t${pos}\t.\t${ref}\tC\t.\t.\t.`), {
    line,
    sample: -1,
    columns: 8,
  });
  if (!read.ok) throw new Error('the line reads');
  return read.value;
};

test('a place is answered by every record that reaches over it, in the order of the file', () => {
  const index = new RecordIndex([record(12, 'A', 1), record(8, 'ACGTA', 2), record(12, 'A', 3), record(13, 'A', 4)]);
  expect(index.over('1', 11).map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(index.over('2', 11)).toEqual([]);
});

test('it answers as a walk through all records does', () => {
  const each = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('A', 'ACGT', 'ACGTACGTACGTACGT'));
  fc.assert(
    fc.property(fc.array(each, { maxLength: 30 }), fc.nat(45), fc.integer({ min: 1, max: 4 }), (rows, start, bases) => {
      const records = rows.map(([pos, ref], i) => record(pos, ref, i));
      expect(new RecordIndex(records).over('1', start, start + bases)).toEqual(
        records.filter((one) => one.start < start + bases && one.end > start),
      );
    }),
  );
});

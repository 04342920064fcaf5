import { expect, test } from 'vitest';
import { readRecord } from '../../vcf/read-record.ts';
import type { VcfRecord } from '../../vcf/read-record.ts';
import { shiftRecord } from './shift-record.ts';

const makeRecord = (text: string): VcfRecord => {
  const [pos, ref, alt] = text.split(' ');
  const bytes = new TextEncoder().encode(`1\t${pos}\t.\t${ref}\t${alt}\t.\t.\t.\tGT\t0/1`);
  const record = readRecord(bytes, { line: 1, sample: 0, columns: 10 });
  if (!record.ok) throw new TypeError(text);
  return record.value;
};
const shifted = (place: string, record: string): string | null => {
  const [pos, ref = '', alts = ''] = place.split(' ');
  const found = shiftRecord({ contig: '1', start: Number(pos) - 1, ref, alts: alts.split(',') }, makeRecord(record));
  return found && `${found.start + 1} ${found.ref} ${found.alts.join(',')}`;
};

test('a deletion of another unit of the same repeat is the deletion at the left', () => {
  expect(shifted('10 GATGA G', '14 AATGA A')).toBe('10 GATGA G'); // GATGA ATGA: either ATGA away leaves GATGA
});

test('an insertion is followed to the left where the lines touch', () => {
  expect(shifted('10 C CGCGG', '11 G GCGGG')).toBe('10 C CGCGG'); // both make CGCGGG of CG
  expect(shifted('10 C CGCGG', '12 G GCGGG')).toBeNull();
});

test('another change, another reference and a symbolic allele are left alone', () => {
  expect(shifted('10 GATGA G', '14 AATGC A')).toBeNull();
  expect(shifted('10 GATGA G', '13 CATGA C')).toBeNull();
  expect(shifted('10 GATGA G', '14 AATGA <DEL>')).toBeNull();
});

import { AppError } from '../../base/app-error.ts';
import type { Dictionaries } from '../vcf/bcf/dictionaries.ts';

/** Integers of one field, of all samples: where they begin, bytes of one, how many of a sample. */
export interface FieldAt {
  readonly at: number;
  readonly size: number; // 1, 2 or 4; 0: the record has no such field
  readonly count: number;
}
/** The fields of a record that are counted. */
export interface BcfValues {
  readonly gt: FieldAt;
  readonly dp: FieldAt;
  readonly gq: FieldAt;
}

/** A field that the record does not have. */
export const ofNone: FieldAt = { at: 0, size: 0, count: 0 };

const sizes = [0, 1, 2, 4, 0, 4, 0, 1]; // by BCF2's number of the type

/**
 * Finds GT, DP and GQ among the fields of all samples.
 *
 * @param record  whole. @throws AppError `genome.damaged`.
 * @source VCF 4.3, section 6.3.3.
 */
export function bcfValues(
  record: DataView,
  { at, formats, samples }: { readonly at: number; readonly formats: number; readonly samples: number },
  { strings }: Dictionaries,
): BcfValues {
  let [gt, dp, gq] = [ofNone, ofNone, ofNone];
  for (let left = formats; left > 0; left--) {
    const key = typed(record, at);
    const name = strings[integerAt(record, key.at, key.size)];
    const own = typed(record, key.at + key.size * key.count);
    at = own.at + own.size * own.count * samples;
    if (name === undefined || at > record.byteLength) throw new AppError('genome.damaged');
    if (!own.isInteger) continue;
    if (name === 'GT') gt = own;
    else if (name === 'DP') dp = own;
    else if (name === 'GQ') gq = own;
  }
  return { gt, dp, gq };
}

/** A sample's first value of a field; null where missing, `end` where its own are fewer. Total, for a field that was found. */
export function firstInteger(record: DataView, { at, size, count }: FieldAt, sample: number): number | null | 'end' {
  if (size === 0 || count === 0) return null;
  const value = integerAt(record, at + sample * size * count, size);
  const lowest = size === 1 ? -128 : size === 2 ? -32_768 : -2_147_483_648;
  if (value === lowest) return null;
  return value === lowest + 1 ? 'end' : value;
}

const typed = (record: DataView, at: number): FieldAt & { readonly isInteger: boolean } => {
  if (at >= record.byteLength) throw new AppError('genome.damaged');
  const descriptor = record.getUint8(at);
  const kind = descriptor & 15;
  const size = sizes[kind] ?? 0;
  if (size === 0 && kind !== 0) throw new AppError('genome.damaged');
  const isInteger = kind >= 1 && kind <= 3;
  if (descriptor >> 4 < 15) return { at: at + 1, size, count: descriptor >> 4, isInteger };
  const length = typed(record, at + 1);
  return { at: length.at + length.size, size, count: integerAt(record, length.at, length.size), isInteger };
};

const integerAt = (record: DataView, at: number, size: number): number => {
  if (at + size > record.byteLength) throw new AppError('genome.damaged');
  if (size === 1) return record.getInt8(at);
  return size === 2 ? record.getInt16(at, true) : record.getInt32(at, true);
};

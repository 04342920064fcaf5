import { AppError } from '../../../base/app-error.ts';

const longestRecord = 64 << 20;

/** Bytes of the record at `at` with its two lengths, or null while it is not whole. @throws AppError `genome.damaged`. */
export const bcfSize = (bytes: Uint8Array, at: number): number | null => {
  if (at + 8 > bytes.length) return null;
  const lengths = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  const size = 8 + lengths.getUint32(0, true) + lengths.getUint32(4, true);
  if (size > longestRecord) throw new AppError('genome.damaged');
  return at + size <= bytes.length ? size : null;
};

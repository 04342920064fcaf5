import { AppError } from '../../../base/app-error.ts';

const longestHeader = 64 << 20;
const prefix = 9; // `BCF`, 2, the minor version, and the header's length

/** The text of a BCF2's header and where the records begin; null while `bytes` does not hold all. @throws AppError `genome.not-vcf`. */
export function bcfHeader(bytes: Uint8Array): { readonly text: string; readonly end: number } | null {
  if (bytes.length < prefix) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(5, true);
  if (length > longestHeader) throw new AppError('genome.not-vcf');
  if (bytes.length < prefix + length) return null;
  const text = new TextDecoder().decode(bytes.subarray(prefix, prefix + length));
  return { text: text.replace(/\0+$/, ''), end: prefix + length };
}

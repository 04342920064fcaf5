import { AppError } from '../../../models/base/app-error.ts';
import { bcfHeader } from '../../../models/genome/vcf/bcf/bcf-header.ts';
import { joinBytes } from '../../../models/genome/vcf/join-bytes.ts';

const hash = 35;
const newline = 10;
const longestHeader = 64 << 20;

/** A header's text, and whether the records behind it are lines or BCF2's binary form. */
export interface HeaderText {
  readonly text: string;
  readonly form: 'vcf' | 'bcf';
  /** Whether a record, or the end of a line, is behind it: else the file may end in the middle of it. */
  readonly isWhole: boolean;
}

/**
 * The text of a VCF's header: its lines that begin with `#`, up to the first that does not; or that of a BCF2.
 *
 * @param chunks  the bytes of the file, unpacked, from its first, cut anywhere; each may be lent. No more is taken than
 *   needed.
 * @throws AppError `genome.bcf` for a binary form of another version, `genome.not-vcf` where the first line is no `#`
 *   line, or for a header over 64 MiB or a binary one that is cut.
 */
export async function readHeaderText(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<HeaderText> {
  const parts: Buffer[] = [];
  let [bytes, form, isLineStart]: [number, HeaderText['form'], boolean] = [0, 'vcf', true];
  let hasRecord = false;
  for await (const chunk of chunks) {
    if (bytes === 0) form = formOf(chunk);
    const text = bytes === 0 ? withoutMark(chunk) : chunk;
    const end = form === 'bcf' ? text.length : endOfHeader(text, isLineStart);
    parts.push(Buffer.from(text.subarray(0, end)));
    bytes += end;
    const binary = form === 'bcf' ? bcfHeader(joinBytes(parts)) : null;
    if (binary) return { text: binary.text, form, isWhole: true };
    hasRecord = end < text.length;
    if (hasRecord) break;
    if (bytes > longestHeader) throw new AppError('genome.not-vcf');
    isLineStart = text.at(-1) === newline;
  }
  if (bytes === 0 || form === 'bcf') throw new AppError('genome.not-vcf');
  const text = Buffer.concat(parts).toString('utf8');
  return { text, form, isWhole: hasRecord || (text.endsWith('\n') && /^#CHROM/m.test(text)) };
}

const formOf = (chunk: Buffer): HeaderText['form'] => {
  if (chunk.subarray(0, 3).toString('latin1') !== 'BCF') return 'vcf';
  if (chunk[3] !== 2 || (chunk[4] !== 1 && chunk[4] !== 2)) throw new AppError('genome.bcf');
  return 'bcf';
};

const withoutMark = (text: Buffer): Buffer =>
  text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;

/** Where the first line that does not begin with `#` begins; the length where there is none. */
const endOfHeader = (text: Buffer, isLineStart: boolean): number => {
  let at = isLineStart ? 0 : text.indexOf(newline) + 1;
  if (at === 0 && !isLineStart) return text.length;
  while (at < text.length && text[at] === hash) {
    const end = text.indexOf(newline, at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return at;
};

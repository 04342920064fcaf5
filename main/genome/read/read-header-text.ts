import { AppError } from '../../../models/base/app-error.ts';

const hash = 35;
const newline = 10;
const longestHeader = 64 << 20;

/**
 * The text of a VCF's header: its lines that begin with `#`, up to the first that does not.
 *
 * @param chunks  the text of the file from its first byte, cut anywhere; each may be lent. No more is taken than needed.
 * @throws AppError `genome.bcf` for the binary form, `genome.not-vcf` where the first line is no `#` line, or for a
 *   header over 64 MiB.
 */
export async function readHeaderText(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let [bytes, isLineStart] = [0, true];
  for await (const chunk of chunks) {
    const text = bytes === 0 ? withoutMark(chunk) : chunk;
    const end = endOfHeader(text, isLineStart);
    parts.push(Buffer.from(text.subarray(0, end)));
    bytes += end;
    if (end < text.length) break;
    if (bytes > longestHeader) throw new AppError('genome.not-vcf');
    isLineStart = text.at(-1) === newline;
  }
  if (bytes === 0) throw new AppError('genome.not-vcf');
  return Buffer.concat(parts).toString('utf8');
}

const withoutMark = (text: Buffer): Buffer => {
  if (text.subarray(0, 4).toString('latin1') === 'BCF\u0002') throw new AppError('genome.bcf');
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
};

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

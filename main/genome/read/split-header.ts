import { AppError } from '../../../models/base/app-error.ts';

const hash = 35;
const newline = 10;
const longestHeader = 64 << 20;

export interface SplitVcf {
  readonly header: string;
  readonly headerLines: number;
  /** The records, as blocks of whole lines. */
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Reads a VCF's header and leaves the rest to be read.
 *
 * @throws AppError `genome.bcf` for the binary form, `genome.not-vcf` where the first line is no `#` line.
 */
export async function splitHeader(blocks: AsyncGenerator<Buffer>): Promise<SplitVcf> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for (let next = await blocks.next(); !next.done; next = await blocks.next()) {
    const block = parts.length === 0 ? withoutMark(next.value) : next.value;
    const end = endOfHeader(block);
    parts.push(block.subarray(0, end));
    bytes += end;
    if (bytes === 0 || bytes > longestHeader) throw new AppError('genome.not-vcf');
    if (end < block.length) return split(parts, resumed(block.subarray(end), blocks));
  }
  if (bytes === 0) throw new AppError('genome.not-vcf');
  return split(parts, resumed(Buffer.alloc(0), blocks));
}

const split = (parts: readonly Buffer[], body: AsyncIterable<Buffer>): SplitVcf => {
  const header = Buffer.concat(parts).toString('utf8');
  return { header, headerLines: header.split('\n').length - (header.endsWith('\n') ? 1 : 0), body };
};

async function* resumed(first: Buffer, blocks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  yield* blocks;
}

const withoutMark = (block: Buffer): Buffer => {
  if (block.subarray(0, 4).toString('latin1') === 'BCF\u0002') throw new AppError('genome.bcf');
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? block.subarray(3) : block;
};

/** Where the first line that does not start with `#` starts. */
const endOfHeader = (block: Buffer): number => {
  let at = 0;
  while (at < block.length && block[at] === hash) {
    const end = block.indexOf(newline, at);
    if (end < 0) return block.length;
    at = end + 1;
  }
  return at;
};

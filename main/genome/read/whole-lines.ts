import { AppError } from '../../../models/base/app-error.ts';

const newline = 10;
const longestLine = 64 << 20;

/**
 * The same bytes, cut at line ends: each block holds whole lines, and only the line that lay across two chunks is copied.
 * The last block may lack its line end.
 *
 * @throws AppError `genome.long-line` for a line over 64 MiB.
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of chunks) {
    const first = chunk.indexOf(newline);
    const start = begunBytes > 0 ? first + 1 : 0;
    if (first >= 0 && begunBytes > 0) {
      yield Buffer.concat([...begun, chunk.subarray(0, start)]);
      begun = [];
      begunBytes = 0;
    }
    const last = first < 0 ? -1 : chunk.lastIndexOf(newline);
    if (last >= start) yield chunk.subarray(start, last + 1);
    const rest = chunk.subarray(first < 0 ? 0 : Math.max(start, last + 1));
    if (rest.length > 0) begun.push(Buffer.from(rest)); // the chunk is only lent
    begunBytes += rest.length;
    if (begunBytes > longestLine) throw new AppError('genome.long-line', { bytes: begunBytes });
  }
  if (begunBytes > 0) yield Buffer.concat(begun);
}

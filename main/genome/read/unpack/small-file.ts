import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';

/** What a table or a panel that a site brings may have, bytes. */
export const packLimit = { most: 64 << 20, code: 'genome.pack-large' } as const;

/**
 * A small file, whole.
 *
 * @param limit  the most bytes, and the code of a file that has more.
 * @throws AppError `genome.cannot-read` {file, reason}, the limit's code {file, bytes}.
 */
export async function smallFile(
  file: string,
  { most, code }: { readonly most: number; readonly code: string },
): Promise<Uint8Array> {
  const name = path.basename(file);
  try {
    if ((await stat(file)).size <= most) return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new AppError('genome.cannot-read', { file: name, reason }, error);
  }
  throw new AppError(code, { file: name, bytes: most });
}

/** The lines of a small file, plain or gzip. @throws AppError `genome.pack-damaged` {file}. */
export function smallLines(bytes: Uint8Array, name: string): readonly string[] {
  try {
    const plain =
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: packLimit.most * 8 }) : bytes;
    return new TextDecoder().decode(plain).split(/\r?\n/);
  } catch (error) {
    throw new AppError('genome.pack-damaged', { file: name }, error);
  }
}

const reportEvery = 20_000; // lines

/** The same lines, one after another, with a word now and then of how many bytes are behind. @param step  its language key. */
export function* toldLines(
  lines: readonly string[],
  step: string,
  report: (progress: Counted) => void,
): Generator<string, void> {
  const total = lines.reduce((sum, { length }) => sum + length + 1, 0);
  let done = 0;
  for (const [at, line] of lines.entries()) {
    if (at % reportEvery === 0) report({ step, done, total });
    yield line;
    done += line.length + 1;
  }
}

import { stat } from 'node:fs/promises';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
import type { LineTaker } from '../../../models/genome/quality/line-counter.ts';
import { LineCounter } from '../../../models/genome/quality/line-counter.ts';
import { isVariantFile } from '../read-genome-file.ts';
import type { Source } from '../read/unpack/source.ts';
import { packingOfFile, textChunks } from '../read/text-chunks.ts';
import { readSamples } from '../read/begin-scan.ts';

export interface LineCount {
  readonly path: string;
  readonly samples: readonly string[];
  readonly build: GenomeBuild;
  readonly taker?: LineTaker | null; // is given the lines in its regions
}

const reportEvery = 4 << 20; // stored bytes

/**
 * Reads a VCF or BCF once more, whole, and counts all its lines for these samples. A scan for places passes over nearly all of a
 * file unread; this does not, and takes longer.
 *
 * @returns for each sample in their order; null for a chip file, whose lines are of another kind.
 * @throws AppError `genome.cannot-read`, `genome.damaged`.
 */
export async function countFile(
  { path, samples, build, taker = null }: LineCount,
  report: (progress: Counted) => void,
): Promise<readonly FileQuality[] | null> {
  if (!(await isVariantFile(path))) return null;
  const known = new Map(Array.from(await readSamples(path), (name, i) => [name, i]));
  const indexes = samples.map((name) => known.get(name) ?? 0);
  const counter = new LineCounter(indexes, build, taker);
  const source = await sourceOf(path, report);
  let linesOf: ((bytes: Uint8Array) => Uint8Array) | null = null;
  for await (const bytes of textChunks(await packingOfFile(path), source)) {
    linesOf ??= await readerFor(bytes);
    counter.add(linesOf(bytes));
  }
  counter.end();
  return indexes.map((index) => counter.resultOf(index));
}

/** @param head  the first bytes of the file. */
const readerFor = async (head: Buffer): Promise<(bytes: Uint8Array) => Uint8Array> => {
  if (head.toString('latin1', 0, 3) !== 'BCF') return (bytes) => bytes;
  const { BcfLines } = await import('../../../models/genome/vcf/bcf/bcf-lines.ts'); // rarely needed
  const lines = new BcfLines();
  return (bytes) => lines.add(bytes);
};

/** What was cut is told by the scan; here only progress is. */
const sourceOf = async (path: string, report: (progress: Counted) => void): Promise<Source> => {
  const { size } = await stat(path);
  let [done, told] = [0, 0];
  return {
    path,
    bytes: size,
    onCut: () => undefined,
    onRead: ({ length }) => {
      done += length;
      if (done - told < reportEvery) return;
      told = done;
      report({ step: 'genome.step-count', done, total: size });
    },
  };
};

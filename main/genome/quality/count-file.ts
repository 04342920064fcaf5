import { stat } from 'node:fs/promises';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
import type { LineTaker } from '../../../models/genome/quality/line-counter.ts';
import { LineCounter } from '../../../models/genome/quality/line-counter.ts';
import { isVariantFile } from '../read-genome-file.ts';
import type { Source } from '../read/source.ts';
import { packingOfFile, textChunks } from '../read/text-chunks.ts';
import { readSamples } from '../read/scan-records.ts';

export interface LineCount {
  readonly path: string;
  readonly samples: readonly string[];
  readonly build: GenomeBuild;
  readonly taker?: LineTaker | null; // is given the lines in its regions
}

const reportEvery = 4 << 20; // stored bytes

/**
 * Reads a VCF once more, whole, and counts all its lines for these samples. A scan for places passes over nearly all of a
 * file unread; this does not, and takes longer.
 *
 * @returns for each sample in their order; null for a BCF and for a chip file, whose lines are of another kind.
 * @throws AppError `genome.cannot-read`, `genome.damaged`.
 */
export async function countFile(
  { path, samples, build, taker = null }: LineCount,
  report: (progress: Counted) => void,
): Promise<readonly FileQuality[] | null> {
  if (!(await isVariantFile(path))) return null;
  const known = await readSamples(path);
  const indexes = samples.map((name) => Math.max(0, known.indexOf(name)));
  const counter = new LineCounter(indexes, build, taker);
  let isFirst = true;
  const source = await sourceOf(path, report);
  for await (const text of textChunks(await packingOfFile(path), source)) {
    if (isFirst && text.subarray(0, 3).toString('latin1') === 'BCF') return null;
    isFirst = false;
    counter.add(text);
  }
  counter.end();
  return indexes.map((index) => counter.resultOf(index));
}

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

import { stat } from 'node:fs/promises';
import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { GenomeBuild } from '../../../models/genome/build/genome-build.ts';
import type { FileQuality } from '../../../models/genome/quality/file-quality.ts';
import type { LineTaker } from '../../../models/genome/quality/line-counter.ts';
import { LineCounter } from '../../../models/genome/quality/line-counter.ts';
import { isVariantFile } from '../read-genome-file.ts';
import type { Source } from '../read/unpack/source.ts';
import { textChunks } from '../read/text-chunks.ts';
import { beginScan } from '../read/begin-scan.ts';
import type { HeaderText } from '../read/read-header-text.ts';

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
  const { packing, text, header } = await beginScan(path, []);
  const known = new Map(header.samples.map((name, i) => [name, i]));
  const indexes = samples.map((name) => known.get(name) ?? 0);
  const counter = await counterFor(text.form, [indexes, build, taker]);
  for await (const bytes of textChunks(packing, await sourceOf(path, report))) counter.add(bytes);
  counter.end();
  return indexes.map((index) => counter.resultOf(index));
}

type Counter = Pick<LineCounter, 'add' | 'end' | 'resultOf'>;

const counterFor = async (
  form: HeaderText['form'],
  of: ConstructorParameters<typeof LineCounter>,
): Promise<Counter> => {
  if (form === 'vcf') return new LineCounter(...of);
  const { BcfCounter } = await import('../../../models/genome/quality/bcf-counter.ts'); // rarely needed
  return new BcfCounter(...of);
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

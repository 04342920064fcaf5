import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { ExonReader } from '../../../../models/genome/variants/exons/exon-reader.ts';
import type { ReadExons } from '../../../../models/genome/variants/exons/exon-reader.ts';
import type { GeneSpan } from '../../../../models/genome/variants/panels/panel.ts';
import { answerWorker } from '../../../app/jobs/worker-port.ts';
import { readLines } from './file-lines.ts';
import type { ReadText } from './file-lines.ts';

/** The file to read, and where the genes lie whose exons count. */
export interface ExonStart {
  readonly path: string;
  readonly spans: readonly GeneSpan[];
}
export type ReadExonFile = ReadExons & ReadText;

answerWorker<ExonStart, Counted, ReadExonFile>(async ({ path, spans }, report) => {
  const reader = new ExonReader(spans);
  const text = await readLines(path, { take: (line) => reader.add(line), step: 'job.genome.exons', report });
  const read = reader.end();
  if (!read.ok) throw new AppError(read.error.code, read.error.params);
  return { ...text, ...read.value };
});

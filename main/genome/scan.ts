import path from 'node:path';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { GenomeFileId } from '../../models/base/ids.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import { runWorker } from '../app/jobs/worker-port.ts';
import type { Context } from '../app/context.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { summaryOf } from './summary.ts';

export interface ScanRequest extends ScanStart {
  readonly subject: SubjectId;
}

/**
 * Reads a VCF in a thread of its own, keeps what it says of the wanted places, and joins it to the Subject by an Edit in
 * the actor's name. Nothing is kept of a file that was refused or cancelled.
 *
 * @throws AppError as `readVcfFile` does, `job.cancelled`, `job.worker-died`, and the store's own.
 */
export async function scanVcf(
  { subject, ...start }: ScanRequest,
  ctx: Pick<Context, 'library' | 'actor' | 'now' | 'newId'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<GenomeSummary> {
  const { library, actor } = ctx;
  const worker = new URL('./scan.worker.ts', import.meta.url);
  const { body, sites } = await runWorker<ScanStart, Counted, ScanResult>(worker, start, {
    signal: run.signal,
    onProgress: run.report,
  });
  const id = GenomeFileId.parse(ctx.newId());
  const file = { id, at: ctx.now(), name: path.basename(start.path), body };
  await library.store.putGenomeFile({ file, genotypes: sites.map((site) => ({ key: site.rsid, body: site })) });
  const change = { kind: 'subject.join', item: { kind: 'genome', file: id }, from: null, to: subject } as const;
  await library.journal.append({ subject, studyUid: null, actor, change });
  return summaryOf(library, { ...body, id, subject, name: file.name, at: file.at });
}

import path from 'node:path';
import { AppError } from '../../models/base/app-error.ts';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { GenomeFileId } from '../../models/base/ids.ts';
import type { SubjectId } from '../../models/base/ids.ts';
import type { GenomeSummary } from '../../models/genome/contract.ts';
import { tableVersions } from '../../models/genome/pgx/pgx-table.ts';
import { scanPlaces } from '../../models/genome/file/scan-places.ts';
import { storedRecord } from '../../models/genome/file/stored.ts';
import { runWorker } from '../app/jobs/worker-port.ts';
import type { Context } from '../app/context.ts';
import { installedScoreBytes } from './pgs/installed-scores.ts';
import { sexConflict } from './quality/sex-conflict.ts';
import { knowledgeFor } from './pgx/read-knowledge.ts';
import type { ScanResult, ScanStart } from './read-vcf-file.ts';
import { keepVariants, panelsFor } from './variants/kept-variants.ts';
import { summaryOf } from './shown/summary.ts';

export interface ScanRequest {
  readonly path: string;
  readonly sample: string | null; // null: the only one
  readonly subject: SubjectId;
  readonly isSamePerson?: boolean | undefined; // a person said so, against what the sex chromosomes say
}

/**
 * Reads a VCF in a thread of its own, keeps what it says of the wanted places, and joins it to the Subject by an Edit in
 * the actor's name. Nothing is kept of a file that was refused or cancelled.
 *
 * @throws AppError as `readVcfFile` does, `subject.conflict` {sex, birth, sample, genome} where the sex chromosomes are not
 *   those of the recorded sex and nobody said that it is the same person, `job.cancelled`, `job.worker-died`, and the store's own.
 */
export async function scanVcf(
  { subject, path: file, sample, isSamePerson = false }: ScanRequest,
  ctx: Pick<Context, 'library' | 'actor' | 'now' | 'newId' | 'resources'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<GenomeSummary> {
  const { library, actor } = ctx;
  const { genes } = await knowledgeFor(library, ctx.resources);
  const scores = await installedScoreBytes(library);
  const panels = await panelsFor(subject, library, ctx.resources);
  const start: ScanStart = { path: file, sample, places: scanPlaces(genes.values()), scores, panels };
  const worker = new URL('./scan.worker.ts', import.meta.url);
  const {
    body,
    records,
    scores: summed,
    counted,
  } = await runWorker<ScanStart, Counted, ScanResult>(worker, start, {
    signal: run.signal,
    onProgress: run.report,
  });
  const quality = counted?.quality ?? null;
  const person = await library.store.subject(subject);
  const conflict = person && sexConflict(quality, person, body.sample);
  if (conflict && !isSamePerson) throw new AppError(conflict.code, conflict.params);
  const despite = conflict ? [{ code: 'genome.sex-despite', params: { ...conflict.params } }] : [];
  const id = GenomeFileId.parse(ctx.newId());
  const row = {
    id,
    at: ctx.now(),
    name: path.basename(file),
    body: {
      ...body,
      problems: [...despite, ...body.problems],
      lookedFor: tableVersions(genes.values()),
      scores: summed,
      quality,
    },
  };
  await library.store.putGenomeFile({ file: row, genotypes: records.map(storedRecord) });
  if (counted) await keepVariants(library, id, counted.variants);
  const change = { kind: 'subject.join', item: { kind: 'genome', file: id }, from: null, to: subject } as const;
  await library.journal.append({ subject, studyUid: null, actor, change });
  return summaryOf(library, { ...row, subject });
}

import { AppError } from '../../../../models/base/app-error.ts';
import type { Counted } from '../../../../models/base/ipc/counted.ts';
import type { Digest } from '../../../../models/base/ids.ts';
import { ExonCard } from '../../../../models/genome/variants/exons/exon-table.ts';
import { runWorker } from '../../../app/jobs/worker-port.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { panelsOf } from '../read-panels.ts';
import type { ExonStart, ReadExonFile } from './read-exons.worker.ts';

const kind = 'exons'; // a document, by the digest of the file

/**
 * Keeps the exons that a file has of genes of panels.
 *
 * @throws AppError as `readLines`, `genome.exons-none`, `genome.exons-build` {first, second}, `job.cancelled`.
 */
export async function loadExons(
  { path, name }: { readonly path: string; readonly name: string },
  { library, now, resources }: Pick<Context, 'library' | 'now' | 'resources'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<ExonCard> {
  const { spans } = await panelsOf(library, resources);
  const worker = new URL('./read-exons.worker.ts', import.meta.url);
  const read = await runWorker<ExonStart, Counted, ReadExonFile>(
    worker,
    { path, spans },
    {
      signal: run.signal,
      onProgress: run.report,
    },
  );
  const card: ExonCard = { schema: 1, name, ...read, at: now(), isInstalled: true };
  await putCard(library, card);
  return card;
}

/** The files of exons that are loaded, the newest first. */
export async function installedExons({ store }: Library): Promise<readonly ExonCard[]> {
  const documents = await store.documents(kind);
  return documents
    .map(({ body }) => ExonCard.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** Takes a file's exons away. @throws AppError `genome.pack-unknown` for a file that was never loaded. */
export async function removeExons(library: Library, digest: Digest): Promise<void> {
  const card = ExonCard.nullable().parse(await library.store.document({ kind, id: digest }));
  if (!card) throw new AppError('genome.pack-unknown');
  await putCard(library, { ...card, isInstalled: false });
}

const putCard = async ({ store, news }: Library, card: ExonCard): Promise<void> => {
  await store.putDocument({ kind, id: card.digest, body: card });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

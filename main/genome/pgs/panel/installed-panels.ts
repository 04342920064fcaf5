import type { Counted } from '../../../../models/base/ipc/counted.ts';
import { AppError } from '../../../../models/base/app-error.ts';
import type { Digest } from '../../../../models/base/ids.ts';
import { PanelCard } from '../../../../models/genome/pgs/ancestry/panel-card.ts';
import type { PanelPerson } from '../../../../models/genome/pgs/ancestry/reference-panel.ts';
import { runWorker } from '../../../app/jobs/worker-port.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { smallLines } from '../../read/unpack/small-file.ts';
import { installedScores } from '../installed-scores.ts';
import { peopleIn } from './read-panel.ts';
import type { ReadPanel } from './read-panel.ts';

// A panel is a blob of the library; what it says of itself stands in a document of this kind, by its digest and the score's.
const kind = 'reference-panel';

/**
 * Keeps a reference panel for a scoring file that is loaded. It is read to its end in a thread of its own before anything
 * is kept.
 *
 * @throws AppError as `readPanelFile`, `genome.panel-score`: that score is not loaded; `job.cancelled`.
 */
export async function loadPanel(
  { path, name, score }: { readonly path: string; readonly name: string; readonly score: Digest },
  { library, now }: Pick<Context, 'library' | 'now'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<PanelCard> {
  if (!(await installedScores(library)).some(({ digest }) => digest === score))
    throw new AppError('genome.panel-score');
  const worker = new URL('./read-panel.worker.ts', import.meta.url);
  const { bytes, ...read } = await runWorker<string, Counted, ReadPanel>(worker, path, {
    signal: run.signal,
    onProgress: run.report,
  });
  await library.blobs.put(bytes);
  const card: PanelCard = { schema: 1, name, at: now(), score, ...read, isInstalled: true };
  await putCard(library, card);
  return card;
}

/** The panels that are loaded, the newest first. */
export async function installedPanels({ store }: Library): Promise<readonly PanelCard[]> {
  const documents = await store.documents(kind);
  return documents
    .map(({ body }) => PanelCard.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** A panel's people. @throws AppError `blob.missing`, `blob.damaged`. */
export const peopleOf = async ({ blobs }: Library, { digest, name }: PanelCard): Promise<readonly PanelPerson[]> =>
  peopleIn(smallLines(await blobs.read(digest), name));

/** Takes a panel away from its score; its card and content stay. */
export async function removePanel(
  library: Library,
  { digest, score }: { readonly digest: Digest; readonly score: Digest },
): Promise<void> {
  const card = PanelCard.nullable().parse(await library.store.document({ kind, id: `${score} ${digest}` }));
  if (card) await putCard(library, { ...card, isInstalled: false });
}

const putCard = async ({ store, news }: Library, card: PanelCard): Promise<void> => {
  await store.putDocument({ kind, id: `${card.score} ${card.digest}`, body: card });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

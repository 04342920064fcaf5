import type { Counted } from '../../../models/base/ipc/counted.ts';
import type { Digest } from '../../../models/base/ids.ts';
import { ScoreCard } from '../../../models/genome/pgs/score-card.ts';
import { runWorker } from '../../app/jobs/worker-port.ts';
import type { Context } from '../../app/context.ts';
import type { Library } from '../../library/library.ts';
import { scoreBytes } from './read-score.ts';
import type { ScoreBytes } from './read-score.ts';

// A scoring file is a blob of the library; what it says of itself stands in a document of this kind, by its digest.
const kind = 'polygenic-score';

/**
 * Keeps a scoring file, read to its end in a thread of its own before it is taken.
 *
 * @throws AppError as `scoreBytes`, the codes of `ScoreReader`, `job.cancelled`, the store's own.
 */
export async function loadScore(
  { path, name }: { readonly path: string; readonly name: string },
  { library, now }: Pick<Context, 'library' | 'now'>,
  run: { readonly signal: AbortSignal; readonly report: (progress: Counted) => void },
): Promise<ScoreCard> {
  const read = { ...(await scoreBytes(path)), name };
  const worker = new URL('./read-score.worker.ts', import.meta.url);
  const said = await runWorker<ScoreBytes, Counted, Pick<ScoreCard, 'header' | 'rows' | 'builds'>>(worker, read, {
    signal: run.signal,
    onProgress: run.report,
  });
  await library.blobs.put(read.bytes);
  const card: ScoreCard = { schema: 1, name, digest: read.digest, at: now(), ...said, isInstalled: true };
  await putCard(library, card);
  return card;
}

/** The scoring files that are loaded, the newest first. */
export async function installedScores({ store }: Library): Promise<readonly ScoreCard[]> {
  const documents = await store.documents(kind);
  return documents
    .map(({ body }) => ScoreCard.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** Each with its content, as a scan needs it. @throws AppError `blob.missing`, `blob.damaged`. */
export const installedScoreBytes = async (library: Library): Promise<readonly ScoreBytes[]> =>
  Promise.all(
    (await installedScores(library)).map(async ({ name, digest }) => ({
      name,
      digest,
      bytes: await library.blobs.read(digest),
    })),
  );

/** It is read for no further file; its card and its content stay, for the results that name it. */
export async function removeScore(library: Library, digest: Digest): Promise<void> {
  const card = ScoreCard.nullable().parse(await library.store.document({ kind, id: digest }));
  if (card) await putCard(library, { ...card, isInstalled: false });
}

const putCard = async ({ store, news }: Library, card: ScoreCard): Promise<void> => {
  await store.putDocument({ kind, id: card.digest, body: card });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

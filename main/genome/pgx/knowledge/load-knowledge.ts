import { AppError } from '../../../../models/base/app-error.ts';
import type { Digest } from '../../../../models/base/ids.ts';
import { LoadedTable } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import { runWorker } from '../../../app/jobs/worker-port.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { loadedKind } from './loaded-tables.ts';
import type { KnowledgeStart, ReadKnowledge } from './read-knowledge.worker.ts';

/**
 * Keeps a table in place of the one that ships, where its file is the one that its publisher names by digest. It is read in
 * a thread of its own before anything is kept.
 *
 * @throws AppError `genome.needs-person`, `genome.cannot-read`, `genome.pack-large`, `genome.knowledge-digest` {expected,
 *   found}, as `readKnowledgePack`, and `job.cancelled`. Nothing is kept of a file that is refused.
 */
export async function loadKnowledge(
  { name, ...start }: KnowledgeStart & { readonly name: string },
  { library, actor, now }: Pick<Context, 'library' | 'actor' | 'now'>,
  signal: AbortSignal,
): Promise<LoadedTable> {
  if (actor.kind !== 'person') throw new AppError('genome.needs-person');
  const worker = new URL('./read-knowledge.worker.ts', import.meta.url);
  const { bytes, digest, kind, card } = await runWorker<KnowledgeStart, never, ReadKnowledge>(worker, start, {
    signal,
    onProgress: () => undefined,
  });
  await library.blobs.put(bytes);
  const loaded: LoadedTable = { schema: 1, kind, card, digest, name, at: now(), by: actor, isInstalled: true };
  await put(library, loaded);
  await library.journal.note({
    actor,
    subject: null,
    kind: 'genome.knowledge',
    params: { kind, id: card.id, version: card.version, digest },
  });
  return loaded;
}

/** It is used no more: the one that ships, or one loaded before, stands in its place again. */
export async function removeKnowledge(library: Library, digest: Digest): Promise<void> {
  const known = LoadedTable.nullable().parse(await library.store.document({ kind: loadedKind, id: digest }));
  if (known) await put(library, { ...known, isInstalled: false });
}

const put = async ({ store, news }: Library, loaded: LoadedTable): Promise<void> => {
  await store.putDocument({ kind: loadedKind, id: loaded.digest, body: loaded });
  news.tell({ what: 'genome', subject: null, studyUid: null });
};

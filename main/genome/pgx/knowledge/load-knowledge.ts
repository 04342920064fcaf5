import { createHash } from 'node:crypto';
import { AppError } from '../../../../models/base/app-error.ts';
import { Digest } from '../../../../models/base/ids.ts';
import { LoadedTable, readKnowledgePack } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { Context } from '../../../app/context.ts';
import type { Library } from '../../../library/library.ts';
import { packLimit, smallFile } from '../../read/unpack/small-file.ts';
import { loadedKind } from './loaded-tables.ts';

/**
 * Keeps a table in place of the one that ships, where its file is the one that its publisher names by digest.
 *
 * @throws AppError `genome.needs-person`, `genome.cannot-read`, `genome.pack-large`, `genome.knowledge-digest` {expected,
 *   found}, and as `readKnowledgePack`. Nothing is kept of a file that is refused.
 */
export async function loadKnowledge(
  { path: file, name, sha256 }: { readonly path: string; readonly name: string; readonly sha256: string },
  { library, actor, now }: Pick<Context, 'library' | 'actor' | 'now'>,
): Promise<LoadedTable> {
  if (actor.kind !== 'person') throw new AppError('genome.needs-person');
  const bytes = await smallFile(file, packLimit);
  const digest = Digest.parse(createHash('sha256').update(bytes).digest('hex'));
  const expected = sha256.trim().toLowerCase();
  if (expected !== digest) throw new AppError('genome.knowledge-digest', { expected, found: digest });
  const pack = readKnowledgePack(new TextDecoder().decode(bytes));
  if (!pack.ok) throw new AppError(pack.error.code, pack.error.params);
  const { kind, card } = pack.value;
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

import type { Digest } from '../../../../models/base/ids.ts';
import { knowledgeTable, LoadedTable } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import type { KnowledgeKind, KnowledgeTable } from '../../../../models/genome/file/knowledge/knowledge-pack.ts';
import { z } from '../../../../models/base/schema.ts';
import type { Library } from '../../../library/library.ts';

/** What a loaded table says of itself is a document of this kind, by the digest of its file; the file is a blob. */
export const loadedKind = 'knowledge';

const Pack = z.object({ table: z.unknown() });
// A file is known by its content: what is read of it once does not change.
const read = new WeakMap<Library['blobs'], Map<Digest, Promise<unknown>>>();

/** The tables that a site has loaded, the newest first by when they were loaded. */
export async function loadedTables({ store }: Library): Promise<readonly LoadedTable[]> {
  const documents = await store.documents(loadedKind);
  return documents
    .map(({ body }) => LoadedTable.parse(body))
    .filter(({ isInstalled }) => isInstalled)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** The loaded tables of a kind with what they say of themselves, the newest first. @throws AppError `blob.missing`, `blob.damaged`. */
export async function loadedOf<Kind extends KnowledgeKind>(
  library: Library,
  kind: Kind,
): Promise<readonly { readonly table: KnowledgeTable<Kind>; readonly loaded: LoadedTable }[]> {
  const own = (await loadedTables(library)).filter((each) => each.kind === kind);
  return Promise.all(
    own.map(async (loaded) => ({ loaded, table: knowledgeTable(kind, await tableIn(library, loaded.digest)) })),
  );
}

function tableIn({ blobs }: Library, digest: Digest): Promise<unknown> {
  const known = read.get(blobs) ?? new Map<Digest, Promise<unknown>>();
  read.set(blobs, known);
  const table =
    known.get(digest) ??
    blobs.read(digest).then((bytes) => Pack.parse(JSON.parse(new TextDecoder().decode(bytes))).table);
  known.set(digest, table);
  return table;
}

/** The newest of each thing: what is loaded first, then what ships. @param of  what a table is about. Total. */
export const newestOf = <T>(loaded: readonly T[], shipped: readonly T[], of: (table: T) => string): readonly T[] => [
  ...new Map([...shipped.toReversed(), ...loaded.toReversed()].map((table) => [of(table), table])).values(),
];

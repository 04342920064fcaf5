import { AppError } from '../../../models/base/app-error.ts';
import { Digest } from '../../../models/base/ids.ts';
import { z } from '../../../models/base/schema.ts';
import type { Library } from '../../library/library.ts';
import type { PackSource } from './packs.ts';

// An installed pack's files are blobs of the library; which blob is which file stands in a document of this kind.
const kind = 'pack';

const InstalledFiles = z.record(z.string(), Digest);
export type InstalledFiles = z.infer<typeof InstalledFiles>;

/** The packs that were installed into this library. */
export async function installedPacks({ store, blobs }: Library): Promise<readonly PackSource[]> {
  const documents = await store.documents(kind);
  const kept = documents.filter(({ body }) => body !== null);
  return kept.map(({ id, body }): PackSource => {
    const files = InstalledFiles.parse(body);
    return {
      id,
      origin: 'installed',
      read: async (name) => {
        const digest = files[name];
        if (!digest) throw new AppError('packs.no-file', { id, file: name });
        return new Uint8Array(await blobs.read(digest));
      },
    };
  });
}

/** Remembers a pack's files, which are blobs already; replaces what was installed under the same id. */
export async function rememberPack({ store }: Library, id: string, files: InstalledFiles): Promise<void> {
  await store.putDocument({ kind, id, body: files });
}

/** Forgets an installed pack; its blobs stay until nobody names them. @throws AppError `packs.unknown`, also for a shipped one. */
export async function forgetPack({ store }: Library, id: string): Promise<void> {
  const known = await store.document({ kind, id });
  if (known === null) throw new AppError('packs.unknown', { id });
  await store.putDocument({ kind, id, body: null });
}

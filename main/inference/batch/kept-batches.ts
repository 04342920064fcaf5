import type { JobId } from '../../../models/base/ids.ts';
import { Batch } from '../../../models/inference/run/batch/batch.ts';
import type { Library } from '../../library/library.ts';

// Batches are documents of the library, by the id of the job that runs them.
const kind = 'batch';

export const keepBatch = ({ store }: Library, batch: Batch): Promise<void> =>
  store.putDocument({ kind, id: batch.id, body: batch });

/** A batch, or null where there is none of this id. */
export async function keptBatch({ store }: Library, id: JobId): Promise<Batch | null> {
  const read = Batch.safeParse(await store.document({ kind, id }));
  return read.success ? read.data : null;
}

/** All of them, newest first. */
export async function keptBatches({ store }: Library): Promise<readonly Batch[]> {
  const read = (await store.documents(kind)).map(({ body }) => Batch.safeParse(body));
  return read.flatMap((one) => (one.success ? [one.data] : [])).toSorted((a, b) => b.at.localeCompare(a.at));
}

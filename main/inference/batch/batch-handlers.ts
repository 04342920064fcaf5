import { AppError } from '../../../models/base/app-error.ts';
import type { JobId } from '../../../models/base/ids.ts';
import type { Handlers } from '../../../models/base/ipc/contract.ts';
import type { inference } from '../../../models/inference/contract.ts';
import type { Batch } from '../../../models/inference/run/batch.ts';
import type { Context } from '../../app/context.ts';
import { batchesOf } from './batches.ts';
import { keepBatch, keptBatch, keptBatches } from './kept-batches.ts';
import { makeBatch } from './make-batch.ts';

type InferenceHandlers = Handlers<(typeof inference)['entries'], Context>;
type BatchHandlers = Pick<
  InferenceHandlers,
  'batches' | 'startBatch' | 'pauseBatch' | 'goOnWithBatch' | 'cancelBatch' | 'batchChanged'
>;

/** Starts and does not wait: how it goes is told by the feed and stands in the list of jobs. */
function start(batch: Batch, ctx: Context): void {
  const { library, images, slides, shell, files, newId, models, version, log } = ctx; // of now: the call is over long before
  const lasting = { library, images, slides, shell, files, newId, models, version, log };
  batchesOf(ctx)
    .go(batch, lasting)
    .catch((error: unknown) => log.line('batch.failed', { reason: String(error) }));
}

async function wanted(library: Context['library'], id: JobId): Promise<Batch> {
  const batch = await keptBatch(library, id);
  if (!batch) throw new AppError('batch.unknown');
  return batch;
}

export const batchHandlers: BatchHandlers = {
  batches: async (_, { library }) => [...(await keptBatches(library))],
  startBatch: async (wish, ctx) => {
    const batch = await makeBatch(wish, ctx);
    await keepBatch(ctx.library, batch);
    start(batch, ctx);
    return { ...batch, state: 'running' };
  },
  pauseBatch: ({ batch }, ctx) => {
    batchesOf(ctx).pause(batch);
    return {};
  },
  goOnWithBatch: async ({ batch }, ctx) => {
    start(await wanted(ctx.library, batch), ctx);
    return {};
  },
  cancelBatch: async ({ batch }, ctx) => {
    await batchesOf(ctx).cancel(batch, ctx.library);
    return {};
  },
  batchChanged: (emit, ctx) => ctx.session.whileOpen(() => batchesOf(ctx).changed.listen(emit)),
};

import { AppError } from '../../../models/base/app-error.ts';
import type { JobId } from '../../../models/base/ids.ts';
import type { Handlers } from '../../../models/base/ipc/contract.ts';
import type { inference } from '../../../models/inference/contract.ts';
import type { Batch } from '../../../models/inference/run/batch/batch.ts';
import type { Context } from '../../app/context.ts';
import type { RunParts } from '../run-parts.ts';
import { batchesOf } from './batches.ts';
import { keepBatch, keptBatch, keptBatches } from './kept-batches.ts';
import { makeBatch } from './make-batch.ts';

type InferenceHandlers = Handlers<(typeof inference)['entries'], Context>;
type BatchHandlers = Pick<
  InferenceHandlers,
  'batches' | 'startBatch' | 'pauseBatch' | 'goOnWithBatch' | 'cancelBatch' | 'batchChanged'
>;

/** Starts and does not wait: how it goes is told by the feed and stands in the list of jobs. */
function start(ctx: Context, go: (lasting: RunParts['ctx']) => Promise<void>): void {
  const { library, images, slides, shell, files, newId, models, version, log } = ctx; // of now: the call is over long before
  const lasting = { library, images, slides, shell, files, newId, models, version, log };
  go(lasting).catch((error: unknown) => log.line('batch.failed', { reason: String(error) }));
}

/** The journal says who started it, and for when. */
async function noteStart({ items, plan }: Batch, { library, actor }: Context): Promise<void> {
  const studies = new Set(items.map(({ study }) => study)).size;
  const models = [...new Set(items.map(({ model }) => model))].join(', ');
  const about = { studies, models, start: plan?.start.replace('T', ' ') ?? '' };
  await library.journal.note({ actor, subject: null, kind: plan ? 'batch.plan' : 'batch.start', params: about });
}

async function wanted(library: Context['library'], id: JobId): Promise<Batch> {
  const batch = await keptBatch(library, id);
  if (!batch) throw new AppError('batch.unknown');
  return batch;
}

export const batchHandlers: BatchHandlers = {
  batches: async (_, { library }) => [...(await keptBatches(library))],
  startBatch: async (wish, ctx) => {
    const batch = await makeBatch(wish, ctx, ctx.actor);
    await keepBatch(ctx.library, batch);
    await noteStart(batch, ctx);
    start(ctx, (lasting) => batchesOf(ctx).go(batch, lasting));
    return batch;
  },
  pauseBatch: ({ batch }, ctx) => {
    batchesOf(ctx).pause(batch);
    return {};
  },
  goOnWithBatch: async ({ batch }, ctx) => {
    const kept = await wanted(ctx.library, batch);
    if (await batchesOf(ctx).isElsewhere(kept, ctx.library)) throw new AppError('batch.elsewhere');
    start(ctx, (lasting) => batchesOf(ctx).goNow(kept.id, lasting));
    return {};
  },
  cancelBatch: async ({ batch }, ctx) => {
    await batchesOf(ctx).cancel(batch, ctx.library);
    return {};
  },
  batchChanged: (emit, ctx) => ctx.session.whileOpen(() => batchesOf(ctx).changed.listen(emit)),
};

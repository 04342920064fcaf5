import { AppError } from '../../../models/base/app-error.ts';
import { JobId } from '../../../models/base/ids.ts';
import type { StudyUid } from '../../../models/base/ids.ts';
import type { Actor } from '../../../models/base/actor.ts';
import type { Batch, BatchItem, BatchOrder } from '../../../models/inference/run/batch/batch.ts';
import type { BatchPlan } from '../../../models/inference/run/batch/plan.ts';
import type { Context } from '../../app/context.ts';
import { readyPack } from '../packs/packs.ts';

export interface BatchWish {
  readonly studies: readonly StudyUid[]; // as the worklist has them
  readonly models: readonly string[];
  readonly order?: BatchOrder | undefined;
  readonly plan?: BatchPlan | null | undefined;
}

const factors: Readonly<Record<BatchOrder, number>> = { list: 0, oldest: 1, newest: -1 };

/**
 * A batch of every model on every study: all models of the first study first, so that a study is whole when it is opened.
 *
 * @throws AppError `library.unknown-study`, `packs.*` of a model that is not ready; nothing is kept then.
 */
export async function makeBatch(
  { studies, models, order = 'list', plan = null }: BatchWish,
  ctx: Pick<Context, 'library' | 'models' | 'newId'>,
  by: Actor | null = null,
): Promise<Batch> {
  const { library, newId } = ctx;
  for (const model of models) await readyPack(ctx, model);
  const known: { readonly items: readonly BatchItem[]; readonly taken: string }[] = [];
  for (const uid of studies) {
    const study = await library.store.study(uid);
    const subject = study && (await library.store.subject(study.subject));
    if (!study || !subject) throw new AppError('library.unknown-study', { study: uid });
    const { description } = study;
    const about = { study: uid, patient: subject.name, description, reason: null, findings: 0, images: [] };
    const items = models.map((model): BatchItem => ({ ...about, model, state: 'waiting' }));
    known.push({ items, taken: `${study.date ?? ''} ${study.time ?? ''}` });
  }
  const items = known.toSorted((a, b) => factors[order] * a.taken.localeCompare(b.taken)).flatMap((one) => one.items);
  return {
    schema: 1,
    id: JobId.parse(newId()),
    at: library.now(),
    by,
    state: 'waiting',
    order,
    plan,
    note: null,
    items,
  };
}

import { AppError } from '../../../models/base/app-error.ts';
import { JobId } from '../../../models/base/ids.ts';
import type { StudyUid } from '../../../models/base/ids.ts';
import type { Batch, BatchItem } from '../../../models/inference/run/batch.ts';
import type { Context } from '../../app/context.ts';
import { readyPack } from '../packs/packs.ts';

/**
 * A batch of every model on every study: all models of the first study first, so that a study is whole when it is opened.
 *
 * @throws AppError `library.unknown-study`, `packs.*` of a model that is not ready; nothing is kept then.
 */
export async function makeBatch(
  { studies, models }: { readonly studies: readonly StudyUid[]; readonly models: readonly string[] },
  ctx: Pick<Context, 'library' | 'models' | 'newId'>,
): Promise<Batch> {
  const { library, newId } = ctx;
  for (const model of models) await readyPack(ctx, model);
  const items: BatchItem[] = [];
  for (const uid of studies) {
    const study = await library.store.study(uid);
    const subject = study && (await library.store.subject(study.subject));
    if (!study || !subject) throw new AppError('library.unknown-study', { study: uid });
    const { description } = study;
    for (const model of models)
      items.push({
        study: uid,
        patient: subject.name,
        description,
        model,
        state: 'waiting',
        reason: null,
        findings: 0,
      });
  }
  return { schema: 1, id: JobId.parse(newId()), at: library.now(), state: 'paused', items };
}

import { isAppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId } from '../../../models/base/ids.ts';
import type { Reason } from '../../../models/base/result.ts';
import { choose } from '../../../models/inference/choose.ts';
import type { BatchItem } from '../../../models/inference/run/batch.ts';
import { readyPack } from '../packs/packs.ts';
import type { ReadyPack } from '../packs/packs.ts';
import { runModel } from '../run.ts';
import type { RunParts } from '../run-parts.ts';

type Settled = Pick<BatchItem, 'state' | 'reason' | 'findings'>;

const leftOut = ({ code, params }: Reason): Settled => ({
  state: 'left-out',
  reason: { code, params },
  findings: 0,
});

/** Whether this very version of the model has findings on these images already, decided or not. */
async function isDone({ library }: RunParts['ctx'], pack: ReadyPack, { study }: BatchItem, set: DisplaySetId) {
  const findings = await library.store.findingsOfStudy(study);
  return findings.some(
    ({ by, on }) => by.kind === 'pack' && by.id === pack.card.id && by.digest === pack.digest && on.displaySet === set,
  );
}

async function run(item: BatchItem, parts: RunParts): Promise<Settled> {
  const { ctx } = parts;
  const pack = await readyPack(ctx, item.model);
  const sets = await ctx.images.setsOfStudy(item.study, ctx.library);
  const { best, candidates } = choose(pack.card, sets);
  if (!best) return leftOut(candidates[0]?.reasons[0] ?? { code: 'imaging.no-image', params: {} });
  if (await isDone(ctx, pack, item, best)) return leftOut({ code: 'batch.already', params: {} });
  const request = { model: item.model, displaySet: best, boxes: [], side: null };
  const { findings, guard } = await runModel(request, parts);
  const refused = guard.reasons.find(({ level }) => level === 'refused');
  if (refused && findings.length === 0) return leftOut(refused);
  const images = pack.card.dimensions === 2 ? (sets.find(({ id }) => id === best)?.frames.length ?? 1) : 1;
  const params = { images, findings: findings.length };
  const reason = images > 1 ? { code: 'batch.first-image', params } : null; // the others were not read: it must be said
  return { state: 'done', reason, findings: findings.length };
}

/**
 * Runs one model on the series of one study that fits it best. What goes wrong is an answer, so that one study stops none of
 * the others.
 *
 * @throws AppError `job.cancelled` when cancelled; nothing else.
 */
export async function runItem(item: BatchItem, parts: RunParts): Promise<Settled> {
  try {
    return await run(item, parts);
  } catch (error) {
    if (parts.signal.aborted) throw error;
    const { code, params } = isAppError(error) ? error : { code: 'ipc.unexpected', params: {} };
    parts.ctx.log.line('batch.item-failed', { model: item.model, code, reason: String(error) });
    return { state: 'failed', reason: { code, params: { ...params } }, findings: 0 };
  }
}

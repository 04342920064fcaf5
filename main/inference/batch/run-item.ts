import { isAppError } from '../../../models/base/app-error.ts';
import type { Reason } from '../../../models/base/result.ts';
import { isRuleCard } from '../../../models/inference/card/card.ts';
import { choose } from '../../../models/inference/choose.ts';
import type { BatchItem } from '../../../models/inference/run/batch/batch.ts';
import { readyPack } from '../packs/packs.ts';
import { runModel } from '../run.ts';
import type { RunParts } from '../run-parts.ts';
import { knownBefore, runsBefore } from './run-before.ts';
import { runImages } from './run-images.ts';
import type { Settled } from './run-images.ts';

const leftOut = ({ code, params }: Reason): Settled => ({
  state: 'left-out',
  reason: { code, params },
  findings: 0,
  images: [],
});

async function run(item: BatchItem, parts: RunParts): Promise<Settled> {
  const { ctx } = parts;
  const pack = await readyPack(ctx, item.model);
  const { card } = pack;
  const sets = await ctx.images.setsOfStudy(item.study, ctx.library);
  const { best, candidates } = choose(card, sets);
  const set = sets.find(({ id }) => id === best);
  if (!best || !set) return leftOut(candidates[0]?.reasons[0] ?? { code: 'imaging.no-image', params: {} });
  const before = await runsBefore(ctx, pack, { set, study: item.study });
  if (!isRuleCard(card) && card.dimensions === 2 && set.frames.length > 1)
    return runImages({ card, pack, set, before }, parts);
  const known = knownBefore(before, pack, { set, frame: 0 });
  if (known) return leftOut(known);
  const { findings, guard } = await runModel({ model: item.model, displaySet: best, boxes: [], side: null }, parts);
  const refused = guard.reasons.find(({ level }) => level === 'refused');
  if (refused && findings.length === 0) return leftOut(refused);
  return { state: 'done', reason: null, findings: findings.length, images: [] };
}

/**
 * Runs one model on the series of one study that fits it best: on the volume, or on each image that it fits. What goes
 * wrong is an answer, so that one study stops none of the others.
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
    return { state: 'failed', reason: { code, params: { ...params } }, findings: 0, images: [] };
  }
}

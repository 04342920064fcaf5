import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import type { BoxLabel } from '../../../models/inference/card/flat-card.ts';
import { rethreshold } from '../../../models/inference/flat/by-hand/rethreshold.ts';
import type { Context } from '../../app/context.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import type { ReadyPack } from '../packs/packs.ts';
import { keepReshape } from './keep-reshape.ts';

type Ctx = Pick<Context, 'library' | 'models' | 'actor'>;

/** The label of the card that a finding is of; without its points where other weights found it. @throws AppError `infer.not-boxes`. */
function labelOf(pack: ReadyPack, { name, by }: Finding): BoxLabel {
  const labels =
    !isRulePack(pack) && pack.card.dimensions === 2 && pack.card.output.kind === 'boxes' ? pack.card.output.labels : [];
  const label = labels.find((one) => one.name === name);
  if (!label) throw new AppError('infer.not-boxes');
  return by.kind === 'pack' && by.digest === pack.digest ? label : { ...label, points: [] };
}

/**
 * Sets another threshold for a pack's boxes; null: the card's own. One Edit, none where nothing changes.
 *
 * @throws AppError `findings.unknown`, `infer.not-boxes`, `packs.*`.
 */
export async function setThreshold(
  { finding: id, threshold }: { readonly finding: FindingId; readonly threshold: number | null },
  ctx: Ctx,
): Promise<Finding> {
  const finding = await ctx.library.store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  if (finding.by.kind !== 'pack' || finding.geometry.kind !== 'pixel-boxes') throw new AppError('infer.not-boxes');
  const label = labelOf(await readyPack(ctx, finding.by.id), finding);
  const wanted = threshold ?? label.threshold;
  if (wanted === finding.geometry.threshold) return finding;
  return keepReshape(finding, rethreshold(finding, wanted, label), ctx);
}

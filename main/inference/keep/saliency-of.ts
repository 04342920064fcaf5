import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../models/findings/image-of.ts';
import type { Saliency } from '../../../models/inference/run/occlude.ts';
import { isFlatInput } from '../../../models/inference/run/run-image.ts';
import { askImage, loadImage } from '../image/load-image.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import type { RunParts } from '../run-parts.ts';
import { threadsFor } from '../run-parts.ts';
import { engineOf } from '../runtimes/engine.ts';
import { occludeInNode } from '../runtimes/run-in-node.ts';

/** Of lines that a number was read from nothing: they hang on every outline. */
const codesOf = ({ code, geometry }: Finding): readonly Finding['code'][] =>
  geometry.kind === 'pixel-lines' ? [] : 'labels' in geometry ? geometry.labels.map((label) => label.code) : [code];

/**
 * What a finding of a network for single images depends on. Computed anew each time it is asked; nothing of it is kept.
 *
 * @throws AppError `findings.unknown`, `infer.saliency-flat` (not such a finding), `infer.saliency-other` (found by other
 *   weights than are here), and as `occlude`.
 */
export async function saliencyOf(id: FindingId, { ctx, signal, report }: RunParts): Promise<Saliency> {
  const finding = await ctx.library.store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  const { by, on, geometry } = finding;
  if (by.kind !== 'pack' || geometry.kind === 'mask') throw new AppError('infer.saliency-flat');
  const pack = await readyPack(ctx, by.id);
  if (isRulePack(pack) || pack.card.dimensions !== 2) throw new AppError('infer.saliency-flat');
  if (pack.digest !== by.digest) throw new AppError('infer.saliency-other', { version: by.version });
  const { displaySet } = await loadImage(on.displaySet, ctx);
  const frame = imageIndexOf(geometry, displaySet.frames);
  if (displaySet.slide) throw new AppError('infer.saliency-flat'); // a region of it is no image of its own
  const { read } = await askImage(
    pack.card,
    { model: by.id, displaySet: displaySet.id, boxes: [], side: null, frame },
    { displaySet, ctx },
  );
  return engineOf(ctx).inTurn(signal, async () => {
    const input = await read(signal);
    if (!isFlatInput(input)) throw new AppError('infer.saliency-flat');
    const onTile = (done: number, total: number): void => report({ step: 'infer.step-hide', done, total });
    const wish = { image: input.image, codes: codesOf(finding) };
    return occludeInNode(pack, wish, { signal, threads: threadsFor(ctx), onTile });
  });
}

import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { OcclusionWish, Saliency } from '../../../models/inference/flat/occlusion/occlude.ts';
import { isFlatInput } from '../../../models/inference/run/run-image.ts';
import { askImage, loadImage } from '../image/load-image.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import type { RunParts } from '../run-parts.ts';
import { threadsFor } from '../run-parts.ts';
import { engineOf } from '../runtimes/engine.ts';
import { occludeInNode } from '../runtimes/run-in-node.ts';

type Pixel = readonly [column: number, row: number];

/** Of lines that a number was read from nothing: they hang on every outline. */
const codesOf = ({ code, geometry }: Finding): readonly Finding['code'][] =>
  geometry.kind === 'pixel-lines' ? [] : 'labels' in geometry ? geometry.labels.map((label) => label.code) : [code];

/** The middle of what a finding claims, `[column, row]`; of many boxes that of the surest, of outlines that of the image. */
function middleOf(geometry: Exclude<Finding['geometry'], { kind: 'mask' }>): OcclusionWish['at'] | null {
  const between = ([x0, y0]: Pixel, [x1, y1]: Pixel): Pixel => [(x0 + x1) / 2, (y0 + y1) / 2];
  switch (geometry.kind) {
    case 'pixel-boxes': {
      const [box] = geometry.boxes;
      return box ? between(box.low, box.high) : null;
    }
    case 'pixel-ellipse':
      return geometry.center;
    case 'pixel-lines': {
      const [line] = geometry.lines;
      return line ? between(line.from, line.to) : null;
    }
    case 'pixel-mask':
      return [geometry.columns / 2, geometry.rows / 2];
    default:
      return null;
  }
}

/** Where a reader asks about a finding. */
export interface SaliencyQuestion {
  readonly finding: FindingId;
  readonly at?: { readonly frame: number; readonly pixel: Pixel } | undefined;
}

/**
 * What a finding of a network for single images depends on. Computed anew each time it is asked; nothing of it is kept.
 *
 * @throws AppError `findings.unknown`, `infer.saliency-flat` (not such a finding), `infer.saliency-other` (found by other
 *   weights than are here), and as `occlude`.
 */
export async function saliencyOf(asked: SaliencyQuestion, { ctx, signal, report }: RunParts): Promise<Saliency> {
  const finding = await ctx.library.store.finding(asked.finding);
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
    const { rows, columns } = input.image;
    const inView = asked.at?.frame === frame ? asked.at.pixel : null;
    const at = inView ?? middleOf(geometry) ?? [columns / 2, rows / 2];
    const wish = { image: input.image, codes: codesOf(finding), at };
    return occludeInNode(pack, wish, { signal, threads: threadsFor(ctx), onTile });
  });
}

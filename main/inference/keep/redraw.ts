import { AppError } from '../../../models/base/app-error.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { pixelSpacingOf } from '../../../models/inference/flat/given-of.ts';
import { redrawFlat } from '../../../models/inference/flat/by-hand/redraw-flat.ts';
import type { FlatMarks } from '../../../models/inference/flat/by-hand/redraw-flat.ts';
import type { Context } from '../../app/context.ts';
import { loadImage } from '../image/load-image.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import { keepReshape } from './keep-reshape.ts';

type Ctx = Pick<Context, 'library' | 'images' | 'models' | 'actor'>;

/**
 * Keeps an ellipse or boxes as a person's hand left them, measured again by the card of the pack that is here. One Edit.
 *
 * @throws AppError `findings.unknown`, `infer.not-drawn`, `infer.drawn-outside`, `dicom.no-frame`, `packs.*`.
 */
export async function redraw(
  { finding: id, marks }: { readonly finding: FindingId; readonly marks: FlatMarks },
  ctx: Ctx,
): Promise<Finding> {
  const finding = await ctx.library.store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  const { by, on, geometry } = finding;
  if (by.kind !== 'pack' || geometry.kind !== marks.kind) throw new AppError('infer.not-drawn');
  const pack = await readyPack(ctx, by.id);
  if (isRulePack(pack) || pack.card.dimensions !== 2) throw new AppError('infer.not-drawn');
  const { displaySet } = await loadImage(on.displaySet, ctx);
  if (displaySet.slide) throw new AppError('infer.not-drawn'); // a region of it is no image of its own
  const index = imageIndexOf(geometry, displaySet.frames);
  const frame = displaySet.frames[index];
  if (!frame) throw new AppError('dicom.no-frame', { frame: index, frames: displaySet.frames.length });
  const ruler = { card: pack.card, size: frame.pixels, spacing: pixelSpacingOf(frame) };
  return keepReshape(finding, redrawFlat(finding, marks, ruler), ctx);
}

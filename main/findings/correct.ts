import { isAppError } from '../../models/base/app-error.ts';
import type { FindingId } from '../../models/base/ids.ts';
import type { Finding } from '../../models/findings/finding.ts';
import { imageIndexOf } from '../../models/findings/place/image-of.ts';
import type { PixelSpacing } from '../../models/findings/ledger/shift.ts';
import { correctObjects } from '../../models/findings/objects/correct-objects.ts';
import type { ObjectChange } from '../../models/findings/objects/correct-objects.ts';
import { pixelSpacingOf } from '../../models/inference/flat/given-of.ts';
import type { Context } from '../app/context.ts';
import { append, insist, wanted } from './keep-change.ts';

type Ctx = Pick<Context, 'library' | 'images' | 'slides' | 'actor'>;

/** Somebody else changed the same finding at the same moment: the change is made again on what stands then. */
const mostTries = 5;

/** mm a pixel of a finding's mask; null where that is not known for sure. */
async function spacingOf({ on, geometry }: Finding, { images, slides, library }: Ctx): Promise<PixelSpacing | null> {
  if (geometry.kind !== 'pixel-mask') return null;
  const set = await images.setById(on.displaySet, library);
  if (!geometry.place) {
    const frame = set.frames[imageIndexOf(geometry, set.frames)];
    return frame ? pixelSpacingOf(frame) : null;
  }
  const onePixel = { column: 0, row: 0, columns: 1, rows: 1 };
  const { spacing } = await slides.planRegion({ set, region: onePixel, range: null }, { library });
  const [across, down] = geometry.place.step;
  return spacing && { acrossColumns: spacing.acrossColumns * across, acrossRows: spacing.acrossRows * down };
}

/**
 * Takes single objects out of a finding and draws others: one Edit, its numbers measured again.
 *
 * @throws AppError `findings.*` as `correctObjects`, `findings.unknown`, `blob.*`, `imaging.unknown`, `slides.*`.
 */
export async function correct(id: FindingId, change: ObjectChange, ctx: Ctx, tries = mostTries): Promise<Finding> {
  const finding = await wanted(ctx, id);
  const { geometry } = finding;
  const bytes = geometry.kind === 'pixel-mask' ? await ctx.library.blobs.read(geometry.mask) : new Uint8Array();
  const edit = insist(correctObjects(finding, change, { bytes, spacing: await spacingOf(finding, ctx) }));
  try {
    await append(ctx, finding, edit);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'journal.conflict' || tries <= 1) throw error;
    return correct(id, change, ctx, tries - 1);
  }
  return wanted(ctx, id);
}

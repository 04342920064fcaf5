import type { Reason } from '../../../models/base/result.ts';
import { isAppError } from '../../../models/base/app-error.ts';
import type { SlidePlace } from '../../../models/findings/on-slide.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { PixelRegion } from '../../../models/imaging/measure/pixel-region.ts';
import type { FlatCard } from '../../../models/inference/card/flat-card.ts';
import { givenOfRegion } from '../../../models/inference/flat/given-of.ts';
import { guardFlat } from '../../../models/inference/flat/guard-flat.ts';
import { judge, refused } from '../../../models/inference/guard.ts';
import type { RegionPlan } from '../../../models/slides/plan-region.ts';
import type { Context } from '../../app/context.ts';
import type { AskedImage } from './load-image.ts';

/** The part of a slide that a pack reads, where it lies, and what is said of it beside the numbers. */
export interface ReadRegion extends SlidePlace {
  readonly note: Reason;
}

interface Asked {
  readonly displaySet: DisplaySet;
  readonly ctx: Pick<Context, 'library' | 'images' | 'slides'>;
}

const unread = (reason: Reason): AskedImage => ({
  guard: judge([refused(reason.code, reason.params)]),
  read: () => Promise.reject(new TypeError('a refused region is not read')),
});

/**
 * A region of a slide as a pack for single images needs it: at a spacing of the card's range, where the slide has one.
 *
 * @returns refused without a region (`infer.region-needed`) or for one that is too large. @throws AppError `slides.*`.
 */
export async function askRegion(
  card: FlatCard,
  region: PixelRegion | null,
  { displaySet, ctx }: Asked,
): Promise<AskedImage> {
  const { slide } = displaySet;
  const { library, images } = ctx;
  if (!slide) throw new TypeError('a region is of a slide');
  if (!region) return unread({ code: 'infer.region-needed', params: {} });
  const asked = { set: displaySet, region, range: card.input.spacingRangeMm ?? null };
  let plan: RegionPlan;
  try {
    plan = await ctx.slides.planRegion(asked, { library });
  } catch (error) {
    if (isAppError(error) && error.code === 'slides.region-large')
      return unread({ code: error.code, params: { ...error.params } });
    throw error;
  }
  const { columns, rows, spacing, place } = plan;
  const given = givenOfRegion(displaySet, plan, spacing);
  return {
    guard: guardFlat(card, given),
    read: async (signal) => {
      const values = await ctx.slides.regionPixels(asked, { library, images, signal });
      const { modality, bodyPart, view } = given;
      return { modality, bodyPart, view, spacing, image: { channels: 3, rows, columns, values } };
    },
    region: {
      sopInstanceUid: slide.sopInstanceUid,
      columns,
      rows,
      place: { origin: [...place.origin], step: [...place.step] },
      note: noteOf(plan),
    },
  };
}

/** How large the region was, which the numbers per area rest on; pixels where there is no scale. */
function noteOf({ columns, rows, spacing }: RegionPlan): Reason {
  if (!spacing) return { code: 'infer.on-region-pixels', params: { columns, rows } };
  const [width, height] = [columns * spacing.acrossColumns, rows * spacing.acrossRows];
  const round = (mm: number): number => Number(mm.toPrecision(3));
  const micrometres = round(spacing.acrossColumns * 1000);
  return {
    code: 'infer.on-region',
    params: { width: round(width), height: round(height), area: round(width * height), micrometres },
  };
}

import type { Reason } from '../../../models/base/result.ts';
import { isAppError } from '../../../models/base/app-error.ts';
import type { SlidePlace } from '../../../models/findings/place/on-slide.ts';
import type { DisplaySet } from '../../../models/imaging/display-set.ts';
import type { OutlinedRegion, RegionOutline } from '../../../models/imaging/measure/pixel-region.ts';
import { polygonArea } from '../../../models/imaging/measure/polygon.ts';
import type { FlatCard } from '../../../models/inference/card/flat-card.ts';
import { givenOfRegion } from '../../../models/inference/flat/given-of.ts';
import type { PixelPoint } from '../../../models/inference/flat/found/found.ts';
import { guardFlat } from '../../../models/inference/flat/guard-flat.ts';
import type { Outlined } from '../../../models/inference/flat/found/within-outline.ts';
import { judge, refused } from '../../../models/inference/guard.ts';
import type { RegionPlan } from '../../../models/slides/plan-region.ts';
import type { Context } from '../../app/context.ts';
import type { AskedImage } from './load-image.ts';

/** The part of a slide that a pack reads, where it lies, and what is said of it beside the numbers. */
export interface ReadRegion extends SlidePlace {
  readonly note: Reason;
  /** Where only a part counts: the line round it, on the grid that is read. */
  readonly within: Outlined | null;
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
  region: OutlinedRegion | null,
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
  const within = region.outline ? { outline: onGrid(region.outline, plan), size: { columns, rows }, spacing } : null;
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
      place: {
        origin: [...place.origin],
        step: [...place.step],
        ...(region.outline && { outline: region.outline }),
      },
      note: noteOf(plan, within),
      within,
    },
  };
}

/** An outline on the grid that is read. */
const onGrid = (outline: RegionOutline, { place: { origin, step } }: RegionPlan): readonly PixelPoint[] =>
  outline.map(([column, row]) => [(column - origin[0]) / step[0], (row - origin[1]) / step[1]] as const);

/** How large the region was, which the numbers per area rest on; pixels where there is no scale. */
function noteOf({ columns, rows, spacing }: RegionPlan, within: Outlined | null): Reason {
  if (!spacing)
    return { code: within ? 'infer.on-outline-pixels' : 'infer.on-region-pixels', params: { columns, rows } };
  const [width, height] = [columns * spacing.acrossColumns, rows * spacing.acrossRows];
  const pixels = within ? polygonArea(within.outline) : columns * rows;
  const round = (mm: number): number => Number(mm.toPrecision(3));
  return {
    code: within ? 'infer.on-outline' : 'infer.on-region',
    params: {
      width: round(width),
      height: round(height),
      area: round(pixels * spacing.acrossColumns * spacing.acrossRows),
      micrometres: round(spacing.acrossColumns * 1000),
    },
  };
}

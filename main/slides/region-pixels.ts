import { AppError } from '../../models/base/app-error.ts';
import type { PixelRegion } from '../../models/imaging/measure/pixel-region.ts';
import { planRegion } from '../../models/slides/plan-region.ts';
import type { RegionPlan } from '../../models/slides/plan-region.ts';
import { resampleArea } from '../../models/slides/resample-area.ts';
import type { Slides } from '../app/context.ts';
import { openSlide } from './open-slides.ts';
import type { OpenSlide } from './open-slides.ts';
import { tilePixels } from './tile-pixels.ts';
import type { TilePixels } from './tile-pixels.ts';

type Ctx = Parameters<Slides['regionPixels']>[1];

/** How a region of an open slide is read. @throws AppError `slides.region-large`. */
function planned({ slide }: OpenSlide, { region, range }: Parameters<Slides['planRegion']>[0]): RegionPlan {
  const plan = planRegion(slide, region, range);
  if (!plan.ok) throw new AppError(plan.error.code, plan.error.params);
  return plan.value;
}

/** As `Slides.planRegion`. */
export const planSlideRegion: Slides['planRegion'] = async (asked, { library }) =>
  planned(await openSlide(asked.set, library), asked);

/** As `Slides.regionPixels`; tile after tile, so that it can be cancelled between two. */
export const regionPixels: Slides['regionPixels'] = async (asked, ctx) => {
  const open = await openSlide(asked.set, ctx.library);
  const plan = planned(open, asked);
  return resampleArea(await levelPixels(open, plan, ctx), plan.from, plan);
};

/** The pixels of a part of a level. @throws AppError `slides.not-scanned` where a part of it is not there, `job.cancelled`. */
async function levelPixels(open: OpenSlide, { level, from }: RegionPlan, ctx: Ctx): Promise<Uint8Array> {
  const tile = open.slide.levels[level]?.tile;
  if (!tile) throw new AppError('slides.no-tile');
  const pixels = new Uint8Array(from.columns * from.rows * 3);
  const last = {
    column: Math.floor((from.column + from.columns - 1) / tile.columns),
    row: Math.floor((from.row + from.rows - 1) / tile.rows),
  };
  for (let row = Math.floor(from.row / tile.rows); row <= last.row; row++)
    for (let column = Math.floor(from.column / tile.columns); column <= last.column; column++) {
      if (ctx.signal.aborted) throw new AppError('job.cancelled');
      const found = await tilePixels(open, { level, column, row }, ctx);
      if (!found) throw new AppError('slides.not-scanned');
      place(pixels, from, { ...found, left: column * tile.columns, top: row * tile.rows });
    }
  return pixels;
}

/** Puts what of a tile lies in the part into it. */
function place(
  pixels: Uint8Array,
  part: PixelRegion,
  tile: TilePixels & { readonly left: number; readonly top: number },
): void {
  const left = Math.max(part.column, tile.left);
  const right = Math.min(part.column + part.columns, tile.left + tile.columns);
  for (let row = Math.max(part.row, tile.top); row < Math.min(part.row + part.rows, tile.top + tile.rows); row++) {
    const from = ((row - tile.top) * tile.columns + left - tile.left) * 3;
    const to = ((row - part.row) * part.columns + left - part.column) * 3;
    pixels.set(tile.pixels.subarray(from, from + (right - left) * 3), to);
  }
}

import { no, ok } from '../base/result.ts';
import type { Refusal, Result } from '../base/result.ts';
import type { PixelRegion } from '../imaging/measure/pixel-region.ts';
import limits from './limits.json' with { type: 'json' };
import type { Slide, SlideLevel } from './slide.ts';

/** mm from pixel to pixel. */
export interface PixelSpacing {
  readonly acrossColumns: number;
  readonly acrossRows: number;
}

/** How a region of a slide is read for a model: which pixels of which level, and the grid they become. */
export interface RegionPlan {
  readonly level: number; // place in `slide.levels`
  readonly from: PixelRegion; // of that level
  readonly columns: number; // of the grid the model reads; equal to `from` where pixels are taken as they are
  readonly rows: number;
  /** Of the grid; null unless two places of the file agree on the scale: no number per area rests on less. */
  readonly spacing: PixelSpacing | null;
  /** Where the grid lies on the finest level: its first pixel's centre, and the step of one pixel; pixels of that level. */
  readonly place: { readonly origin: readonly [number, number]; readonly step: readonly [number, number] };
}

/** A model's range of spacings, mm: least and greatest. */
export type SpacingRange = readonly [low: number, high: number];

const spacingOf = ({ downsample }: SlideLevel, { acrossColumns, acrossRows }: PixelSpacing): PixelSpacing => ({
  acrossColumns: acrossColumns * downsample.columns,
  acrossRows: acrossRows * downsample.rows,
});

const each = ({ acrossColumns, acrossRows }: PixelSpacing): readonly [number, number] => [acrossColumns, acrossRows];

/**
 * Chooses the pixels a model reads of a region: of the finest level in its range as they are; where every level is finer
 * or coarser, of the coarsest finer one, brought to the middle of the range (geometric) by area; where all are coarser, of
 * the finest as they are, for the model's own guard to refuse. Without a scale, of the finest level as they are.
 *
 * @param region  of the finest level. @param range  null: any spacing will do.
 * @returns refusal `slides.region-large` {pixels, limit, mm2} where the grid is larger than what is read at once. Total.
 */
export function planRegion(slide: Slide, region: PixelRegion, range: SpacingRange | null): Result<RegionPlan, Refusal> {
  const { micrometres, state } = slide.scale;
  const base = micrometres && {
    acrossColumns: micrometres.acrossColumns / 1000,
    acrossRows: micrometres.acrossRows / 1000,
  };
  const { level, target } = base && range ? chooseLevel(slide.levels, base, range) : { level: 0, target: null };
  const chosen = slide.levels[level] ?? slide.levels[0];
  if (!chosen) throw new TypeError('a slide has a level');
  const from = onLevel(region, chosen);
  const spacing = base && spacingOf(chosen, base);
  const factor = target && spacing ? each(spacing).map((mm) => target / mm) : [1, 1];
  const columns = Math.max(1, Math.round(from.columns / (factor[0] ?? 1)));
  const rows = Math.max(1, Math.round(from.rows / (factor[1] ?? 1)));
  const limit = limits.region.mostPixels;
  if (columns * rows > limit) return no('slides.region-large', { pixels: columns * rows, limit });
  const step: readonly [number, number] = [from.columns / columns, from.rows / rows]; // level pixels a grid pixel
  const { downsample } = chosen;
  return ok({
    level,
    from,
    columns,
    rows,
    spacing:
      spacing && state === 'agreed'
        ? { acrossColumns: spacing.acrossColumns * step[0], acrossRows: spacing.acrossRows * step[1] }
        : null,
    place: {
      origin: [
        (from.column + step[0] / 2) * downsample.columns - 0.5,
        (from.row + step[1] / 2) * downsample.rows - 0.5,
      ],
      step: [step[0] * downsample.columns, step[1] * downsample.rows],
    },
  });
}

function chooseLevel(
  levels: readonly SlideLevel[],
  base: PixelSpacing,
  [low, high]: SpacingRange,
): { readonly level: number; readonly target: number | null } {
  const spacings = levels.map((level) => each(spacingOf(level, base)));
  const isIn = spacings.findIndex((pair) => pair.every((mm) => mm >= low && mm <= high));
  if (isIn >= 0) return { level: isIn, target: null };
  const finer = spacings.findLastIndex((pair) => pair.every((mm) => mm < high));
  return finer < 0 ? { level: 0, target: null } : { level: finer, target: Math.sqrt(low * high) };
}

/** The whole pixels of a level that a region of the finest one touches. */
function onLevel({ column, row, columns, rows }: PixelRegion, { downsample, ...size }: SlideLevel): PixelRegion {
  const [left, top] = [Math.floor(column / downsample.columns), Math.floor(row / downsample.rows)];
  const right = Math.min(size.columns, Math.ceil((column + columns) / downsample.columns));
  const bottom = Math.min(size.rows, Math.ceil((row + rows) / downsample.rows));
  return { column: left, row: top, columns: Math.max(1, right - left), rows: Math.max(1, bottom - top) };
}

import type { Reason } from '../base/result.ts';
import { z } from '../base/schema.ts';
import type { ImageHeader } from '../dicom/header/instance-header.ts';
import limits from './limits.json' with { type: 'json' };

const Micrometres = z.object({ acrossColumns: z.number().positive(), acrossRows: z.number().positive() });

/** What a file says of the size of a pixel in one place. */
export const ScaleSource = Micrometres.extend({ from: z.enum(['pixel-spacing', 'imaged-volume']) });
export type ScaleSource = z.infer<typeof ScaleSource>;

/**
 * How large a pixel of the finest level is, and how sure that is. `agreed`: two places of the file say the same.
 * `one-source`: lengths are shown with that said, and no number per area is given. Else there are no millimetres.
 */
export const Scale = z.object({
  state: z.enum(['agreed', 'one-source', 'disagrees', 'out-of-range', 'unknown']),
  micrometres: Micrometres.nullable(),
  sources: z.array(ScaleSource),
});
export type Scale = z.infer<typeof Scale>;

const isBeyond = (micrometres: number): boolean =>
  micrometres < limits.scale.micrometresLow || micrometres > limits.scale.micrometresHigh;

const isApart = (a: number, b: number): boolean => Math.abs(a - b) > (limits.scale.agreePercent / 100) * Math.min(a, b);

/**
 * The scale of a slide's finest level by its two sources: Pixel Spacing, and the imaged volume's size by its pixels.
 *
 * @returns micrometres from pixel to pixel, null where they disagree by more than the limit, lie beyond what a microscope
 *   gives, or are not there. Total.
 * @source  DICOM PS3.3 10.7.1.3, C.8.12.4.1 (Imaged Volume Width, Height, mm); limits in `limits.json`.
 */
export function scaleOf({ common, slide, totalMatrix }: Pick<ImageHeader, 'common' | 'slide' | 'totalMatrix'>): Scale {
  const sources: ScaleSource[] = [];
  const { spacing } = common;
  if (spacing)
    sources.push({
      from: 'pixel-spacing',
      acrossColumns: spacing.acrossColumns * 1000,
      acrossRows: spacing.acrossRows * 1000,
    });
  if (slide?.imagedMm && totalMatrix)
    sources.push({
      from: 'imaged-volume',
      acrossColumns: (slide.imagedMm[0] / totalMatrix.columns) * 1000,
      acrossRows: (slide.imagedMm[1] / totalMatrix.rows) * 1000,
    });
  const [first, second] = sources;
  if (!first) return { state: 'unknown', micrometres: null, sources };
  if (second && (isApart(first.acrossColumns, second.acrossColumns) || isApart(first.acrossRows, second.acrossRows)))
    return { state: 'disagrees', micrometres: null, sources };
  if (isBeyond(first.acrossColumns) || isBeyond(first.acrossRows))
    return { state: 'out-of-range', micrometres: null, sources };
  const { acrossColumns, acrossRows } = first;
  return { state: second ? 'agreed' : 'one-source', micrometres: { acrossColumns, acrossRows }, sources };
}

const shown = (micrometres: number): number => Number(micrometres.toPrecision(4));

/** Why there are no millimetres, or why they rest on one place of the file alone; nothing where two agree. Total. */
export function scaleRemarks({ state, sources: [first, second] }: Scale): readonly Reason[] {
  if (state === 'agreed') return [];
  const params: Reason['params'] = {
    ...(first && { first: shown(first.acrossColumns) }),
    ...(second && { second: shown(second.acrossColumns) }),
  };
  return [{ code: `slides.scale-${state}`, params }];
}

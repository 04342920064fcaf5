import { AppError } from '../../../models/base/app-error.ts';
import type { DisplaySetId, StudyUid } from '../../../models/base/ids.ts';
import type { PixelRegion } from '../../../models/imaging/measure/pixel-region.ts';
import { regionFromSlide } from '../../../models/slides/slide-coordinates.ts';
import type { GlassRegion } from '../../../models/slides/slide-coordinates.ts';
import type { Terminal } from './verb.ts';

/** What `--region` says where it is taken. */
export const regionOption = {
  type: 'string',
  value: 'X,Y,W,H',
  help: 'of a slide: a rectangle in mm of the glass (DICOM slide coordinates): least x and y, then width and height',
} as const;

/** `--region X,Y,W,H`, null when not given. @throws AppError `cli.arguments`. */
export function regionOf(typed: string | boolean | readonly string[] | undefined): GlassRegion | null {
  if (typed === undefined) return null;
  const [x, y, width, height, ...more] = (typeof typed === 'string' ? typed : '').split(',').map(Number);
  if (
    x === undefined ||
    y === undefined ||
    width === undefined ||
    height === undefined ||
    more.length > 0 ||
    ![x, y, width, height].every(Number.isFinite) ||
    width <= 0 ||
    height <= 0
  )
    throw new AppError('cli.arguments', {
      reason: `--region wants four numbers X,Y,W,H in mm, the last two above 0, not ${JSON.stringify(typed)}`,
    });
  return { x, y, width, height };
}

/**
 * The pixels of a slide that a rectangle on the glass covers; nothing where none was typed.
 *
 * @throws AppError `slides.not-a-slide` where the image is none, `slides.no-place`, `slides.oblique`, `slides.outside`.
 */
export async function pixelsOfRegion(
  typed: GlassRegion | null,
  { studyUid, displaySet }: { readonly studyUid: StudyUid; readonly displaySet: DisplaySetId },
  { client }: Pick<Terminal, 'client'>,
): Promise<{ readonly region?: PixelRegion }> {
  if (!typed) return {};
  const { slides } = await client.slides.ofStudy({ studyUid });
  const slide = slides.find((one) => one.displaySet === displaySet);
  if (!slide) throw new AppError('slides.not-a-slide');
  const region = regionFromSlide(slide, typed);
  if (!region.ok) throw new AppError(region.error.code, region.error.params);
  return { region: region.value };
}

import { edgeLetters } from '../../../models/imaging/geometry/orientation-letters.ts';
import type { DisplaySet, Frame } from '../../../models/imaging/display-set.ts';
import { imageIndexOf } from '../../../models/findings/place/image-of.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { correctedBytes } from '../../../models/findings/objects/corrected-objects.ts';
import { imagePicture } from '../../../models/report/renderings/pictures/image-picture.ts';
import type { Picture } from '../../../models/report/renderings/pictures/key-picture.ts';
import { marksOf } from '../../../models/report/renderings/pictures/marks-of.ts';
import type { ReportImage } from '../../../models/report/report-case.ts';
import type { Context } from '../../app/context.ts';
import { windowOf } from './window-of.ts';

/** A picture of the single image a finding lies on, with the finding over it, and what is told of it. */
export type DrawnImage = Pick<ReportImage, 'image' | 'of' | 'window' | 'edges'> & { readonly picture: Picture };

/** @returns null for a finding that lies on no single image. @throws AppError as `frameValues` and `blob.*`. */
export async function drawOnImage(
  finding: Finding,
  set: DisplaySet,
  { library, images, signal }: Pick<Context, 'library' | 'images' | 'signal'>,
): Promise<DrawnImage | null> {
  const { geometry } = finding;
  if (geometry.kind === 'mask') return null;
  const index = imageIndexOf(geometry, set.frames);
  const frame = set.frames[index];
  const mask =
    geometry.kind === 'pixel-mask' ? correctedBytes(geometry, await library.blobs.read(geometry.mask)) : null;
  const marks = marksOf(finding, mask);
  if (!frame || !marks) return null;
  const { channels, rows, columns, values, photometric } = await images.frameValues(set, index, library, signal);
  const window = channels === 3 ? { width: 256, center: 128 } : (frame.windows[0] ?? windowOf(values));
  const isInverse = photometric === 'MONOCHROME1';
  const picture = imagePicture({
    channels,
    values,
    rows,
    columns,
    isInverse,
    window,
    aspect: frame.aspect ?? 1,
    marks,
  });
  const { width, center } = window;
  return { picture, image: index + 1, of: set.frames.length, window: { width, center }, edges: edgesOf(frame) };
}

/** Which patient sides the right and the lower edge face, as far as the file says. */
function edgesOf({ plane, sides }: Frame): ReportImage['edges'] {
  if (!plane) return { right: sides?.[0] ?? '', bottom: sides?.[1] ?? '' };
  const { right, bottom } = edgeLetters(plane.row, plane.column);
  return { right, bottom };
}

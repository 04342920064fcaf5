import { slideClass } from '../../../dicom/header/taken/slide.ts';
import type { Reference } from '../../../dicom/write/sr/content-item.ts';
import type { Finding } from '../../../findings/finding.ts';
import { imageIndexOf } from '../../../findings/place/image-of.ts';
import type { DisplaySet, Frame } from '../../../imaging/display-set.ts';
import { referenceOf } from './reference-of.ts';

/** A received file that written objects point at and inherit from. */
export type SourceFile = Pick<Frame, 'instance' | 'sopInstanceUid' | 'sopClassUid'>;

/** The files of a display set that may be pointed at: those of its images, of a slide that of its finest level. Total. */
export const filesOf = ({ slide, frames }: DisplaySet): readonly SourceFile[] =>
  slide ? [{ instance: slide.instance, sopInstanceUid: slide.sopInstanceUid, sopClassUid: slideClass }] : frames;

/** The one image that a finding lies on. */
export interface ImageUnder {
  readonly file: SourceFile;
  readonly reference: Reference;
  readonly frame: Frame | null; // of a slide none: its tiles are no images of their own
}

/** The image a finding lies on; null for one in a volume or across images, and where its image is not here. Total. */
export function imageUnder({ geometry }: Pick<Finding, 'geometry'>, set: DisplaySet): ImageUnder | null {
  if (geometry.kind === 'mask') return null;
  if (set.slide) {
    const [file] = filesOf(set);
    if (!file || geometry.image?.sopInstanceUid !== file.sopInstanceUid) return null;
    const { sopClassUid, sopInstanceUid } = file;
    return { file, reference: { sopClassUid, sopInstanceUid, isTiled: true }, frame: null };
  }
  const frame = set.frames[imageIndexOf(geometry, set.frames)];
  return frame ? { file: frame, reference: referenceOf(frame, set.frames), frame } : null;
}

/**
 * The file whose header objects about a finding inherit: of its image; of a volume, or of a line across images, the first.
 * Undefined where its image is not here any more. Total.
 */
export function sourceFileOf(finding: Pick<Finding, 'geometry'>, set: DisplaySet): SourceFile | undefined {
  const { kind } = finding.geometry;
  return imageUnder(finding, set)?.file ?? (kind === 'mask' || kind === 'line' ? filesOf(set)[0] : undefined);
}

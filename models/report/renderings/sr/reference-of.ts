import type { Reference } from '../../../dicom/write/sr/content-item.ts';
import type { Frame } from '../../../imaging/display-set.ts';

type Named = Pick<Frame, 'sopInstanceUid' | 'frame'>;

/** Whether an image is one frame of a file that holds others. @param frames  of its display set. Total. */
export const isOneOfMany = ({ sopInstanceUid, frame }: Named, frames: readonly Named[]): boolean =>
  frame > 0 || frames.filter((other) => other.sopInstanceUid === sopInstanceUid).length > 1;

/** How an image is pointed at: its file, and its frame (from 1) where the file holds several. Total. */
export const referenceOf = (image: Named & Pick<Frame, 'sopClassUid'>, frames: readonly Named[]): Reference => ({
  sopClassUid: image.sopClassUid,
  sopInstanceUid: image.sopInstanceUid,
  ...(isOneOfMany(image, frames) && { frames: [image.frame + 1] }),
});

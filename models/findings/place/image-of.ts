import type { Frame } from '../../imaging/display-set.ts';
import type { Geometry } from '../finding.ts';

type OnImage = Exclude<Geometry, { kind: 'mask' }>;
type Named = Pick<Frame, 'sopInstanceUid' | 'frame'>;

/**
 * Which of a display set's images a finding lies on: the one it names, wherever that stands by now; of a finding that was
 * kept before images were named, the one in its place.
 *
 * @returns −1 where it lies on none of them: across the images, or on one that is not here. Total.
 */
export const imageIndexOf = ({ frame, image }: OnImage, frames: readonly Named[]): number =>
  image ? frames.findIndex((one) => one.sopInstanceUid === image.sopInstanceUid && one.frame === image.frame) : frame;

/** A finding's geometry with the image it lies on by name. @param frames  those its `frame` counts. Total. */
export function namingImage<Shape extends Geometry>(geometry: Shape, frames: readonly Named[]): Shape {
  const shown = geometry.kind === 'mask' ? undefined : frames[geometry.frame];
  return shown ? { ...geometry, image: { sopInstanceUid: shown.sopInstanceUid, frame: shown.frame } } : geometry;
}

import type { InstanceId } from '../../base/ids.ts';
import type { FrameHeader, ImageHeader, InstanceHeader } from '../../dicom/header/instance-header.ts';
import { cross, dot } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';

/** A received file as display sets are made from it. */
export interface ReceivedImage {
  readonly id: InstanceId;
  readonly header: InstanceHeader;
}

/** One frame with all that is known of it: the unit that is sorted and grouped. */
export interface Slice {
  readonly received: ReceivedImage;
  readonly image: ImageHeader;
  readonly frame: number; // 0-based within its instance
  readonly about: FrameHeader;
}

/** A slice whose place in the patient is known. */
export interface PlacedSlice {
  readonly slice: Slice;
  readonly position: Vec3; // mm, LPS, centre of the first pixel
  readonly row: Vec3;
  readonly column: Vec3;
}

/** The frames of a received file, in file order; none when it holds no image. Total. */
export function slicesOf(received: ReceivedImage): readonly Slice[] {
  const { image } = received.header;
  if (!image) return [];
  return Array.from({ length: image.frames }, (_, frame) => ({
    received,
    image,
    frame,
    about: image.perFrame[frame] ?? image.common,
  }));
}

/** The slice with its place; undefined where position or orientation is not known. Total. */
export function placed(slice: Slice): PlacedSlice | undefined {
  const { position, row, column } = slice.about;
  return position && row && column ? { slice, position, row, column } : undefined;
}

/** Unit vector from the reader into the stack: row direction × column direction. Total. */
export const normalOf = ({ row, column }: Pick<PlacedSlice, 'row' | 'column'>): Vec3 => cross(row, column);

/** Distance of a slice along a normal, mm. Total. */
export const along = (normal: Vec3, { position }: PlacedSlice): number => dot(normal, position);

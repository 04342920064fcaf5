import type { DisplaySet, Frame } from '../../../imaging/display-set.ts';
import { sliceAt } from '../../../imaging/geometry/patient-from-voxel.ts';

/** One frame of the SEG: `segment` counts from 1, `slice` from 0 along the display set's volume. */
export interface SegFrame {
  readonly segment: number;
  readonly slice: number;
}

/** One byte a voxel, slice-row-column; the voxels equal to `value` belong to the segment. */
export interface SegMask {
  readonly mask: Uint8Array;
  readonly value: number;
}

/**
 * The frames worth writing: for each segment, the slices it has voxels in. Segment by segment, slice by slice.
 *
 * @param sliceSize  rows × columns. Total.
 */
export function filledFrames(segments: readonly SegMask[], sliceSize: number): readonly SegFrame[] {
  return segments.flatMap(({ mask, value }, index) => {
    const slices = new Set<number>();
    for (let at = mask.indexOf(value); at >= 0; at = mask.indexOf(value, nextSlice(at, sliceSize)))
      slices.add(Math.floor(at / sliceSize));
    return [...slices].map((slice) => ({ segment: index + 1, slice }));
  });
}

/** Where a segment went: its number in the file, and its frames, both from 1. */
export interface SegmentPlace {
  readonly trackingUid: string;
  readonly number: number;
  readonly frames: readonly number[];
}

/** Number and frames of each segment, in their order. @param frames  as they are written. Total. */
export const segmentPlaces = (
  segments: readonly { readonly tracking: { readonly uid: string } }[],
  frames: readonly SegFrame[],
): readonly SegmentPlace[] =>
  segments.map(({ tracking }, index) => ({
    trackingUid: tracking.uid,
    number: index + 1,
    frames: frames.flatMap(({ segment }, frame) => (segment === index + 1 ? [frame + 1] : [])),
  }));

const nextSlice = (at: number, sliceSize: number): number => (Math.floor(at / sliceSize) + 1) * sliceSize;

/**
 * Pixel Data of a binary SEG: one bit a voxel, lowest bit first, frames one after the other without padding between
 * them; the whole is padded to an even number of bytes.
 *
 * @source DICOM PS3.5 8.1.1, PS3.3 C.8.20.2. Total.
 */
export function packBits(frames: readonly SegFrame[], segments: readonly SegMask[], sliceSize: number): Uint8Array {
  const bits = new Uint8Array(2 * Math.ceil((frames.length * sliceSize) / 16));
  let bit = 0;
  for (const { segment, slice } of frames) {
    const { mask, value } = segments[segment - 1] ?? { mask: new Uint8Array(0), value: 0 };
    for (let at = slice * sliceSize; at < (slice + 1) * sliceSize; at++, bit++)
      if (mask[at] === value) bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return bits;
}

/** Whether a voxel belongs to two segments: `SegmentsOverlap`. Masks of one array cannot overlap. Total. */
export function doOverlap(segments: readonly SegMask[]): boolean {
  const taken = new Uint8Array(segments[0]?.mask.length ?? 0);
  for (const { mask, value } of segments)
    for (let at = mask.indexOf(value); at >= 0; at = mask.indexOf(value, at + 1)) {
      if (taken[at]) return true;
      taken[at] = 1;
    }
  return false;
}

/**
 * The received frame of each slice of a display set's volume, by its place; null where the slice is missing, or its image
 * cannot be read: both were filled from their neighbours.
 *
 * @returns as many entries as the volume has slices. Total.
 */
export function framesBySlice({ frames, volume, missingSlices }: DisplaySet): readonly (Frame | null)[] {
  if (!volume) return [];
  const missing = new Set(missingSlices);
  const bySlice = new Map(
    frames.flatMap((frame) => (frame.plane ? [[sliceAt(volume, frame.plane.origin), frame]] : [])),
  );
  return Array.from({ length: volume.shape.slices }, (_, slice) =>
    missing.has(slice) ? null : (bySlice.get(slice) ?? null),
  );
}

import { add, length, scale } from '../../../imaging/geometry/vec3.ts';
import type { Vec3 } from '../../../imaging/geometry/vec3.ts';
import type { DisplaySet, Frame, VolumeGeometry } from '../../../imaging/display-set.ts';
import type { Dataset } from '../encode/dataset.ts';
import { codeItem } from '../modules.ts';
import { framesBySlice } from './seg-frames.ts';
import type { SegFrame } from './seg-frames.ts';

/** Functional groups that all frames share: spacing and orientation. @source DICOM PS3.3 C.7.6.16.2.1, .2.4. Total. */
export function sharedGroups({ frames }: DisplaySet, volume: VolumeGeometry): Dataset {
  const between = length(volume.slice);
  const [acrossColumns, acrossRows] = [length(volume.column), length(volume.row)];
  const unit = (step: Vec3): Vec3 => scale(step, 1 / length(step));
  return {
    PixelMeasuresSequence: [
      {
        PixelSpacing: [acrossRows, acrossColumns],
        SliceThickness: frames[0]?.sliceThicknessMm ?? between,
        SpacingBetweenSlices: between,
      },
    ],
    PlaneOrientationSequence: [{ ImageOrientationPatient: [...unit(volume.column), ...unit(volume.row)] }],
  };
}

/** Functional groups of one frame: place, segment, and the image it was outlined on. @source DICOM PS3.3 A.51.5. Total. */
export function frameGroups(frame: SegFrame, displaySet: DisplaySet, volume: VolumeGeometry): Dataset {
  const { segment, slice } = frame;
  const bySlice = framesBySlice(displaySet);
  const own = bySlice[slice] ?? null;
  return {
    FrameContentSequence: [{ DimensionIndexValues: [segment, slice + 1] }],
    PlanePositionSequence: [
      { ImagePositionPatient: [...(own?.plane?.origin ?? add(volume.origin, scale(volume.slice, slice)))] },
    ],
    SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment }],
    ...derivedFrom(
      own ? [sourceImage(own, true)] : neighbours(bySlice, slice).map((neighbour) => sourceImage(neighbour, false)),
    ),
  };
}

/**
 * Functional groups of one frame outlined on a single image: its segment, and that image. Without a place in the patient the
 * image is all that says where the outline lies.
 *
 * @param segment  from 1. @source DICOM PS3.3 A.51.5, C.7.6.16.2.6. Total.
 */
export const imageFrameGroups = (segment: number, image: Frame, isMultiFrame: boolean): Dataset => ({
  FrameContentSequence: [{ DimensionIndexValues: [segment] }],
  ...(image.plane && { PlanePositionSequence: [{ ImagePositionPatient: [...image.plane.origin] }] }),
  SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment }],
  ...derivedFrom([sourceImage(image, true, isMultiFrame)]),
});

/** Spacing and orientation of a single image that has a place in the patient; nothing of another. Total. */
export const imageSharedGroups = ({ plane, sliceThicknessMm }: Frame): Dataset =>
  plane
    ? {
        PixelMeasuresSequence: [
          {
            PixelSpacing: [plane.spacing.acrossRows, plane.spacing.acrossColumns],
            ...(sliceThicknessMm !== null && { SliceThickness: sliceThicknessMm }),
          },
        ],
        PlaneOrientationSequence: [{ ImageOrientationPatient: [...plane.row, ...plane.column] }],
      }
    : {};

const derivedFrom = (images: readonly Dataset[]): Dataset => ({
  DerivationImageSequence: [
    { DerivationCodeSequence: [codeItem('113076', 'DCM', 'Segmentation')], SourceImageSequence: images },
  ],
});

/** A missing slice was filled by position from the received ones on both sides. */
function neighbours(bySlice: readonly (Frame | null)[], slice: number): readonly Frame[] {
  const below = bySlice.slice(0, slice).findLast((frame) => frame !== null);
  const above = bySlice.slice(slice + 1).find((frame) => frame !== null);
  return [below, above].filter((frame) => frame !== undefined && frame !== null);
}

const sourceImage = (frame: Frame, arePlacesKept: boolean, isMultiFrame = frame.frame > 0): Dataset => ({
  ReferencedSOPClassUID: frame.sopClassUid,
  ReferencedSOPInstanceUID: frame.sopInstanceUid,
  ...(isMultiFrame && { ReferencedFrameNumber: frame.frame + 1 }),
  SpatialLocationsPreserved: arePlacesKept ? 'YES' : 'NO',
  PurposeOfReferenceCodeSequence: [codeItem('121322', 'DCM', 'Source image for image processing operation')],
});

import { pick } from '../modules.ts';
import type { Writer } from '../modules.ts';
import type { Dataset } from '../encode/dataset.ts';

/** An image that was outlined. */
export interface SourceImage {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
}

/** The images a SEG was made from, and who made it. */
export interface SegOrigin {
  /** Header of one of the images, as `readSource` gives it. */
  readonly source: Dataset;
  readonly seriesUid: string; // of the images
  readonly images: readonly SourceImage[];
  readonly writer: Writer;
}

/** Image and series attributes of a binary SEG that do not depend on its segments. @source DICOM PS3.3 C.8.20.1, C.8.20.2. Total. */
export function segModule({ source, seriesUid, images, writer }: SegOrigin): Dataset {
  const lossy = ['LossyImageCompressionRatio', 'LossyImageCompressionMethod'] as const;
  return {
    ...pick(source, ['BodyPartExamined']),
    ...(source.LossyImageCompression === '01'
      ? { LossyImageCompression: '01', ...pick(source, lossy) }
      : { LossyImageCompression: '00' }),
    ImageType: ['DERIVED', 'PRIMARY'],
    ContentLabel: 'SEGMENTATION',
    ContentDescription: 'Segmentation',
    ContentCreatorName: writer.person,
    ContentDate: writer.date,
    ContentTime: writer.time,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    PixelRepresentation: 0,
    SegmentationType: 'BINARY',
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    ReferencedSeriesSequence: [
      {
        SeriesInstanceUID: seriesUid,
        ReferencedInstanceSequence: images.map(({ sopClassUid, sopInstanceUid }) => ({
          ReferencedSOPClassUID: sopClassUid,
          ReferencedSOPInstanceUID: sopInstanceUid,
        })),
      },
    ],
  };
}

/** The frame of reference of a SEG, where its images have one. @source DICOM PS3.3 C.7.4.1. Total. */
export const frameOfReferenceModule = (source: Dataset, frameOfReferenceUid: string): Dataset => ({
  FrameOfReferenceUID: frameOfReferenceUid,
  PositionReferenceIndicator: source.PositionReferenceIndicator ?? '',
});

const indices = {
  segment: { pointer: 0x0062000b, group: 0x0062000a, label: 'ReferencedSegmentNumber' },
  position: { pointer: 0x00200032, group: 0x00209113, label: 'ImagePositionPatient' },
} as const;

/** By what the frames of a SEG are told apart, in the order of their index values. @source DICOM PS3.3 C.7.6.17. Total. */
export const dimensionModule = (organization: string, by: readonly (keyof typeof indices)[]): Dataset => ({
  DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
  DimensionIndexSequence: by.map((name) => ({
    DimensionOrganizationUID: organization,
    DimensionIndexPointer: indices[name].pointer,
    FunctionalGroupPointer: indices[name].group,
    DimensionDescriptionLabel: indices[name].label,
  })),
});

import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { DisplaySet } from '../../imaging/display-set.ts';
import type { Dataset } from './encode/dataset.ts';
import { newObjectModule, patientStudyModule, pick } from './modules.ts';
import type { Writer } from './modules.ts';
import { writeObject } from './encode/part10.ts';
import { doOverlap, filledFrames, framesBySlice, packBits } from './seg-frames.ts';
import { frameGroups, sharedGroups } from './seg-groups.ts';
import { segmentItem } from './seg-segment.ts';
import type { SegSegment } from './seg-segment.ts';

export interface SegRequest {
  /** Header of one image of the display set, as `readSource` gives it. */
  readonly source: Dataset;
  readonly displaySet: DisplaySet;
  /** In the order they are numbered; each mask lies on the display set's own volume. */
  readonly segments: readonly SegSegment[];
  readonly writer: Writer;
}

export interface WrittenObject {
  readonly bytes: Uint8Array;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
}

export type SegRefusal = 'report.seg-no-volume' | 'report.seg-no-frame-of-reference' | 'report.seg-empty';

const segmentationStorage = '1.2.840.10008.5.1.4.1.1.66.4';
const segmentNumber = { pointer: 0x0062000b, group: 0x0062000a, label: 'ReferencedSegmentNumber' };
const position = { pointer: 0x00200032, group: 0x00209113, label: 'ImagePositionPatient' };

/**
 * A binary SEG in the geometry of its source images: one frame for each slice that a segment has voxels in. A segment
 * without any voxel is left out, the others are numbered without gap.
 *
 * @returns a whole file; or why none can be: no regular volume, no FrameOfReferenceUID, not one voxel.
 * @throws RangeError when a mask is of another size than the volume.
 * @source DICOM PS3.3 A.51, C.8.20.
 */
export function writeSeg(request: SegRequest): Result<WrittenObject, Refusal<SegRefusal>> {
  const { displaySet, source, writer } = request;
  const { volume } = displaySet;
  if (!volume) return no('report.seg-no-volume');
  if (!displaySet.frameOfReferenceUid) return no('report.seg-no-frame-of-reference');
  const { columns, rows, slices } = volume.shape;
  for (const { mask, label } of request.segments)
    if (mask.length !== columns * rows * slices) throw new RangeError(`${label}: ${mask.length} voxels`);
  const segments = request.segments.filter(({ mask, value }) => mask.includes(value));
  const frames = filledFrames(segments, rows * columns);
  if (frames.length === 0) return no('report.seg-empty');
  const dataset = {
    ...patientStudyModule(source),
    ...segImageModule(request),
    Rows: rows,
    Columns: columns,
    SegmentsOverlap: doOverlap(segments) ? 'YES' : 'NO',
    SegmentSequence: segments.map((segment, i) => segmentItem(segment, i + 1)),
    NumberOfFrames: frames.length,
    ...dimensions(writer.newUid(), [segmentNumber, position]),
    SharedFunctionalGroupsSequence: [sharedGroups(displaySet, volume)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) => frameGroups(frame, displaySet, volume)),
    PixelData: packBits(frames, segments, rows * columns),
    ...newObjectModule(writer, {
      sopClassUid: segmentationStorage,
      modality: 'SEG',
      seriesNumber: 301,
      description: 'Segmentation',
      contribution: 'Segmentation',
    }),
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID: seriesUid } = dataset;
  return ok({ bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid });
}

/** What does not depend on the segments. @source DICOM PS3.3 C.8.20.1 to C.8.20.2. */
function segImageModule({ displaySet, source, writer }: SegRequest): Dataset {
  const lossy = ['LossyImageCompressionRatio', 'LossyImageCompressionMethod'] as const;
  return {
    ...pick(source, ['BodyPartExamined', 'PositionReferenceIndicator']),
    ...(source.PositionReferenceIndicator === undefined && { PositionReferenceIndicator: '' }),
    FrameOfReferenceUID: displaySet.frameOfReferenceUid ?? '',
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
        SeriesInstanceUID: displaySet.seriesUid,
        ReferencedInstanceSequence: [
          ...new Map(
            framesBySlice(displaySet).flatMap((frame) => (frame ? [[frame.sopInstanceUid, frame] as const] : [])),
          ).values(),
        ].map(({ sopClassUid, sopInstanceUid }) => ({
          ReferencedSOPClassUID: sopClassUid,
          ReferencedSOPInstanceUID: sopInstanceUid,
        })),
      },
    ],
  };
}

type Dimension = { readonly pointer: number; readonly group: number; readonly label: string };

/** @source DICOM PS3.3 C.7.6.17. */
const dimensions = (organization: string, indices: readonly Dimension[]): Dataset => ({
  DimensionOrganizationType: '3D',
  DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
  DimensionIndexSequence: indices.map(({ pointer, group, label }) => ({
    DimensionOrganizationUID: organization,
    DimensionIndexPointer: pointer,
    FunctionalGroupPointer: group,
    DimensionDescriptionLabel: label,
  })),
});

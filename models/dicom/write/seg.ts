import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { DisplaySet } from '../../imaging/display-set.ts';
import type { Dataset } from './encode/dataset.ts';
import { newObjectModule, patientStudyModule } from './modules.ts';
import type { Writer } from './modules.ts';
import { writeObject } from './encode/part10.ts';
import { doOverlap, filledFrames, framesBySlice, packBits, segmentPlaces } from './seg/seg-frames.ts';
import type { SegmentPlace } from './seg/seg-frames.ts';
import { frameGroups, sharedGroups } from './seg/seg-groups.ts';
import { dimensionModule, frameOfReferenceModule, segModule } from './seg/seg-module.ts';
import type { SourceImage } from './seg/seg-module.ts';
import { segmentItem } from './seg/seg-segment.ts';
import type { SegSegment } from './seg/seg-segment.ts';

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

/** A SEG, and where in it each segment lies that has any voxel. */
export interface WrittenSeg extends WrittenObject {
  readonly segments: readonly SegmentPlace[];
}

export type SegRefusal = 'report.seg-no-volume' | 'report.seg-no-frame-of-reference' | 'report.seg-empty';

/** What names a new SEG. */
export const segObject = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.66.4',
  modality: 'SEG',
  seriesNumber: 301,
  description: 'Segmentation',
  contribution: 'Segmentation',
} as const;

/**
 * A binary SEG in the geometry of its source images: one frame for each slice that a segment has voxels in. A segment
 * without any voxel is left out, the others are numbered without gap.
 *
 * @returns a whole file; or why none can be: no regular volume, no FrameOfReferenceUID, not one voxel.
 * @throws RangeError when a mask is of another size than the volume.
 * @source DICOM PS3.3 A.51, C.8.20.
 */
export function writeSeg(request: SegRequest): Result<WrittenSeg, Refusal<SegRefusal>> {
  const { displaySet, source, writer } = request;
  const { volume, frameOfReferenceUid, seriesUid: imageSeries } = displaySet;
  if (!volume) return no('report.seg-no-volume');
  if (!frameOfReferenceUid) return no('report.seg-no-frame-of-reference');
  const { columns, rows, slices } = volume.shape;
  for (const { mask, label } of request.segments)
    if (mask.length !== columns * rows * slices) throw new RangeError(`${label}: ${mask.length} voxels`);
  const segments = request.segments.filter(({ mask, value }) => mask.includes(value));
  const frames = filledFrames(segments, rows * columns);
  if (frames.length === 0) return no('report.seg-empty');
  const dataset = {
    ...patientStudyModule(source),
    ...segModule({ source, seriesUid: imageSeries, images: imagesOf(displaySet), writer }),
    ...frameOfReferenceModule(source, frameOfReferenceUid),
    Rows: rows,
    Columns: columns,
    SegmentsOverlap: doOverlap(segments) ? 'YES' : 'NO',
    SegmentSequence: segments.map((segment, i) => segmentItem(segment, i + 1)),
    NumberOfFrames: frames.length,
    DimensionOrganizationType: '3D',
    ...dimensionModule(writer.newUid(), ['segment', 'position']),
    SharedFunctionalGroupsSequence: [sharedGroups(displaySet, volume)],
    PerFrameFunctionalGroupsSequence: frames.map((frame) => frameGroups(frame, displaySet, volume)),
    PixelData: packBits(frames, segments, rows * columns),
    ...newObjectModule(writer, segObject),
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID: seriesUid } = dataset;
  const places = segmentPlaces(segments, frames);
  return ok({ bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid, segments: places });
}

/** Each received image of the volume once. */
const imagesOf = (displaySet: DisplaySet): readonly SourceImage[] => [
  ...new Map(
    framesBySlice(displaySet).flatMap((frame) => (frame ? [[frame.sopInstanceUid, frame] as const] : [])),
  ).values(),
];

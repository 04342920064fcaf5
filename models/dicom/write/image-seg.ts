import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Frame } from '../../imaging/display-set.ts';
import type { Dataset } from './encode/dataset.ts';
import { writeObject } from './encode/part10.ts';
import { newObjectModule, patientStudyModule } from './modules.ts';
import type { Writer } from './modules.ts';
import { segObject } from './seg.ts';
import type { WrittenSeg } from './seg.ts';
import { doOverlap, filledFrames, packBits, segmentPlaces } from './seg/seg-frames.ts';
import { imageFrameGroups, imageSharedGroups } from './seg/seg-groups.ts';
import { dimensionModule, frameOfReferenceModule, segModule } from './seg/seg-module.ts';
import { segmentItem } from './seg/seg-segment.ts';
import type { SegSegment } from './seg/seg-segment.ts';

export interface ImageSegRequest {
  /** Header of the image, as `readSource` gives it. */
  readonly source: Dataset;
  readonly image: Frame;
  readonly isMultiFrame: boolean; // whether the image's file holds others
  readonly seriesUid: string; // of the image
  readonly frameOfReferenceUid: string | null;
  /** In the order they are numbered; each mask has one byte for every pixel of the image, row after row. */
  readonly segments: readonly SegSegment[];
  readonly writer: Writer;
}

/**
 * A binary SEG of what was outlined on one image: one frame a segment, pixel on pixel with that image. A radiograph has no
 * place in the patient, and none is made up: the frames name their source image instead.
 *
 * @returns a whole file, or `report.seg-empty`: not one pixel.
 * @throws RangeError when a mask is of another size than the image.
 * @source DICOM PS3.3 A.51.5.1 (Derivation Image in place of the plane's macros), C.8.20.
 */
export function writeImageSeg(request: ImageSegRequest): Result<WrittenSeg, Refusal<'report.seg-empty'>> {
  const { source, isMultiFrame, frameOfReferenceUid, writer } = request;
  const image = frameOfReferenceUid === null ? { ...request.image, plane: null } : request.image; // a place in what?
  const { rows, columns } = image.pixels;
  for (const { mask, label } of request.segments)
    if (mask.length !== rows * columns) throw new RangeError(`${label}: ${mask.length} pixels`);
  const segments = request.segments.filter(({ mask, value }) => mask.includes(value));
  const frames = filledFrames(segments, rows * columns);
  if (frames.length === 0) return no('report.seg-empty');
  const dataset = {
    ...patientStudyModule(source),
    ...segModule({ source, seriesUid: request.seriesUid, images: [image], writer }),
    ...(frameOfReferenceUid !== null && frameOfReferenceModule(source, frameOfReferenceUid)),
    ...(image.plane === null && { PatientOrientation: source.PatientOrientation ?? '' }),
    Rows: rows,
    Columns: columns,
    SegmentsOverlap: doOverlap(segments) ? 'YES' : 'NO',
    SegmentSequence: segments.map((segment, i) => segmentItem(segment, i + 1)),
    NumberOfFrames: frames.length,
    ...dimensionModule(writer.newUid(), ['segment']),
    SharedFunctionalGroupsSequence: [imageSharedGroups(image)],
    PerFrameFunctionalGroupsSequence: frames.map(({ segment }) => imageFrameGroups(segment, image, isMultiFrame)),
    PixelData: packBits(frames, segments, rows * columns),
    ...newObjectModule(writer, segObject),
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID: seriesUid } = dataset;
  const places = segmentPlaces(segments, frames);
  return ok({ bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid, segments: places });
}

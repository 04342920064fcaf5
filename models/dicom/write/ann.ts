import type { Code } from '../../base/code.ts';
import type { Dataset } from './encode/dataset.ts';
import { writeObject } from './encode/part10.ts';
import { codeItem, newObjectModule, patientStudyModule, pick } from './modules.ts';
import type { Writer } from './modules.ts';
import type { WrittenObject } from './seg.ts';
import { frameOfReferenceModule } from './seg/seg-module.ts';
import { algorithmItem } from './seg/seg-segment.ts';
import type { SegSegment } from './seg/seg-segment.ts';
import type { Reference } from './sr/content-item.ts';

/** Many places of one kind: points, or rectangles of four corners each. */
export interface AnnGroup {
  readonly uid: string; // the tracking UID of the same finding in a structured report
  readonly label: string;
  readonly code: Code;
  readonly algorithm: SegSegment['algorithm'];
  readonly type: 'POINT' | 'RECTANGLE';
  /** Column and row over all tiles, from the outer corner of the first pixel; four a rectangle, round it. */
  readonly points: readonly (readonly [column: number, row: number])[];
}

export interface AnnRequest {
  /** Header of the slide's finest level, as `readSource` gives it. */
  readonly source: Dataset;
  readonly slide: Reference;
  readonly seriesUid: string; // of the slide
  readonly frameOfReferenceUid: string | null;
  readonly groups: readonly AnnGroup[]; // at least one, each with at least one place
  readonly writer: Writer;
}

/**
 * Places on a whole slide as Microscopy Bulk Simple Annotations, in pixels of its total matrix. Coordinates are
 * single-precision floats: half a pixel is kept on slides of up to eight million pixels across.
 *
 * @returns a whole file. Total.
 * @source DICOM PS3.3 A.87, C.37.1.
 */
export function writeAnn({ source, slide, seriesUid, frameOfReferenceUid, groups, writer }: AnnRequest): WrittenObject {
  const reference = { ReferencedSOPClassUID: slide.sopClassUid, ReferencedSOPInstanceUID: slide.sopInstanceUid };
  const dataset = {
    ...patientStudyModule(source),
    ...pick(source, ['BodyPartExamined']),
    ...(frameOfReferenceUid !== null && frameOfReferenceModule(source, frameOfReferenceUid)),
    Laterality: '',
    ContentLabel: 'ANNOTATIONS',
    ContentDescription: 'Annotations',
    ContentCreatorName: writer.person,
    ContentDate: writer.date,
    ContentTime: writer.time,
    ReferencedSeriesSequence: [{ SeriesInstanceUID: seriesUid, ReferencedInstanceSequence: [reference] }],
    ReferencedImageSequence: [reference],
    AnnotationCoordinateType: '2D',
    PixelOriginInterpretation: 'VOLUME',
    AnnotationGroupSequence: groups.map((group, i) => groupItem(group, i + 1)),
    ...newObjectModule(writer, {
      sopClassUid: '1.2.840.10008.5.1.4.1.1.91.1',
      modality: 'ANN',
      seriesNumber: 304,
      description: 'Annotations',
      contribution: 'Annotations',
    }),
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID } = dataset;
  return { bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid: SeriesInstanceUID };
}

const category: Code = { scheme: 'SCT', value: '123037004', meaning: 'Anatomical Structure' };

/** @source DICOM PS3.3 C.37.1.2. */
function groupItem(group: AnnGroup, number: number): Dataset {
  const { code, algorithm, points, type } = group;
  return {
    AnnotationGroupNumber: number,
    AnnotationGroupUID: group.uid,
    AnnotationGroupLabel: group.label.slice(0, 64),
    AnnotationGroupGenerationType: !algorithm ? 'MANUAL' : algorithm.isEdited ? 'SEMIAUTOMATIC' : 'AUTOMATIC',
    ...(algorithm && { AnnotationGroupAlgorithmIdentificationSequence: [algorithmItem(algorithm)] }),
    AnnotationPropertyCategoryCodeSequence: [codeItem(category.value, category.scheme, category.meaning)],
    AnnotationPropertyTypeCodeSequence: [codeItem(code.value, code.scheme, code.meaning)],
    NumberOfAnnotations: type === 'POINT' ? points.length : points.length / 4,
    AnnotationAppliesToAllOpticalPaths: 'YES',
    GraphicType: type,
    PointCoordinatesData: floatBytes(points.flat()),
  };
}

function floatBytes(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setFloat32(4 * i, value, true);
  return new Uint8Array(view.buffer);
}

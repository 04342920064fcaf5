import type { Dataset } from './encode/dataset.ts';
import { writeObject } from './encode/part10.ts';
import { codeItem, newObjectModule, patientStudyModule } from './modules.ts';
import type { Writer } from './modules.ts';
import type { WrittenObject } from './seg.ts';
import { codeValueItem, container, containerModule, dcm } from './sr/content-item.ts';
import { imageLibrary, languageItem, observerItems } from './sr/document-context.ts';
import type { SrSeries } from './sr/document-context.ts';
import { measurementGroup } from './sr/measurement-group.ts';
import type { SrGroup } from './sr/measurement-group.ts';

export interface SrRequest {
  /** Header of one image of the study, as `readSource` gives it. */
  readonly source: Dataset;
  readonly language: string; // BCP 47, of comments
  /** Who accepted what is told, each once. */
  readonly people: readonly string[];
  readonly isVerified: boolean; // `writer.person` signed it
  /** The images that groups speak of. */
  readonly images: readonly SrSeries[];
  /** SEGs that groups point at. */
  readonly segments: readonly Omit<WrittenObject, 'bytes'>[];
  readonly groups: readonly SrGroup[]; // at least one
  /** The report that this one amends, of the same study; null: none was written of it, or it amends none. */
  readonly predecessor: Omit<WrittenObject, 'bytes'> | null;
  readonly writer: Writer;
}

const privateCodes: Dataset = {
  CodingSchemeDesignator: '99PHENO',
  CodingSchemeName: 'Codes of Phenoscope where no standard code was confirmed',
  CodingSchemeResponsibleOrganization: 'Phenoscope developers',
};

/**
 * Measurements and what they were made on as a structured report of the study: Comprehensive 3D SR, Measurement Report.
 *
 * @returns a whole file. @throws RangeError for a number that is none.
 * @source DICOM PS3.3 A.35.13, C.17; PS3.16 TID 1500.
 */
export function writeSr(request: SrRequest): WrittenObject {
  const { source, groups, isVerified, predecessor, writer } = request;
  const dataset = {
    ...patientStudyModule(source),
    CodingSchemeIdentificationSequence: [privateCodes],
    ReferencedPerformedProcedureStepSequence: [],
    ContentDate: writer.date,
    ContentTime: writer.time,
    CompletionFlag: 'COMPLETE',
    VerificationFlag: isVerified ? 'VERIFIED' : 'UNVERIFIED',
    PreliminaryFlag: isVerified ? 'FINAL' : 'PRELIMINARY',
    ...(isVerified && { VerifyingObserverSequence: [verifiedBy(writer)] }),
    PerformedProcedureCodeSequence: [],
    ...(predecessor && { PredecessorDocumentsSequence: [instancesOf(source, [inSeries(predecessor)])] }),
    CurrentRequestedProcedureEvidenceSequence: [evidence(request)],
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [codeItem('126000', 'DCM', 'Imaging Measurement Report')],
    ...containerModule('1500'),
    ContentSequence: [
      languageItem(request.language),
      ...observerItems(request.people, writer.version),
      codeValueItem('HAS CONCEPT MOD', dcm('121058', 'Procedure reported'), { value: imagingStudy }),
      imageLibrary(request.images),
      container('CONTAINS', dcm('126010', 'Imaging Measurements'), { children: groups.map(measurementGroup) }),
    ],
    ...newObjectModule(writer, {
      sopClassUid: '1.2.840.10008.5.1.4.1.1.88.34',
      modality: 'SR',
      seriesNumber: 303,
      description: 'Measurements',
      contribution: 'Measurement report',
    }),
  };
  const { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid, SeriesInstanceUID: seriesUid } = dataset;
  return { bytes: writeObject(dataset), sopClassUid, sopInstanceUid, seriesUid };
}

const imagingStudy = { scheme: 'LN', value: '18748-4', meaning: 'Diagnostic imaging study' };

/** The organization is type 1, and nobody says which one it is. */
const verifiedBy = ({ person, date, time }: Writer): Dataset => ({
  VerifyingObserverName: person,
  VerifyingObserverIdentificationCodeSequence: [],
  VerifyingOrganization: 'Not stated',
  VerificationDateTime: date + time,
});

/** Everything of the study that content items point at. @source DICOM PS3.3 C.17.2. */
const evidence = ({ source, images, segments }: SrRequest): Dataset =>
  instancesOf(source, [...images, ...segments.map(inSeries)]);

type InSeries = Pick<SrSeries, 'seriesUid' | 'images'>;

const inSeries = (object: Omit<WrittenObject, 'bytes'>): InSeries => ({
  seriesUid: object.seriesUid,
  images: [object],
});

/** Instances of the study by their series. @source DICOM PS3.3 table C.17-3. */
function instancesOf(source: Dataset, series: readonly InSeries[]): Dataset {
  return {
    StudyInstanceUID: source.StudyInstanceUID ?? '',
    ReferencedSeriesSequence: series.map((one) => ({
      SeriesInstanceUID: one.seriesUid,
      ReferencedSOPSequence: one.images.map(({ sopClassUid, sopInstanceUid }) => ({
        ReferencedSOPClassUID: sopClassUid,
        ReferencedSOPInstanceUID: sopInstanceUid,
      })),
    })),
  };
}

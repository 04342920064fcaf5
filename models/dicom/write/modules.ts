import type { Keyword } from './encode/attributes.ts';
import type { Dataset } from './encode/dataset.ts';

/** Who writes an object, and when: the wall clock of this place, `YYYYMMDD` and `HHMMSS`. */
export interface Writer {
  readonly version: string; // of this program
  readonly person: string; // PN of who signs; empty when nobody did
  readonly date: string;
  readonly time: string;
  readonly newUid: () => string; // `2.25.` and a UUID as decimal, another one each time
}

/** A data set that names itself and its series. */
export type NewObject = Dataset & {
  readonly SOPClassUID: string;
  readonly SOPInstanceUID: string;
  readonly SeriesInstanceUID: string;
};

/** What is copied from the images: the same patient and study, attribute by attribute. */
export const patientAndStudy = [
  'PatientName',
  'PatientID',
  'IssuerOfPatientID',
  'PatientBirthDate',
  'PatientSex',
  'PatientAge',
  'PatientSize',
  'PatientWeight',
  'TimezoneOffsetFromUTC',
  'PatientIdentityRemoved',
  'DeidentificationMethod',
  'DeidentificationMethodCodeSequence',
  'LongitudinalTemporalInformationModified',
  'StudyInstanceUID',
  'StudyDate',
  'StudyTime',
  'StudyID',
  'AccessionNumber',
  'StudyDescription',
  'ReferringPhysicianName',
] as const satisfies readonly Keyword[];

const requiredThoughEmpty = [
  'PatientName',
  'PatientID',
  'PatientBirthDate',
  'PatientSex',
  'StudyDate',
  'StudyTime',
  'StudyID',
  'AccessionNumber',
  'ReferringPhysicianName',
] as const satisfies readonly Keyword[];

const product = 'Phenoscope';

/** `names` of `dataset`, those that are there. Total. */
export function pick(dataset: Dataset, names: readonly Keyword[]): Dataset {
  return Object.fromEntries(names.filter((name) => dataset[name] !== undefined).map((name) => [name, dataset[name]]));
}

/** Patient and General Study modules as in the source images. @source DICOM PS3.3 C.7.1.1, C.7.2.1. Total. */
export function patientStudyModule(source: Dataset): Dataset {
  const empty = Object.fromEntries(requiredThoughEmpty.map((name) => [name, '']));
  return { ...empty, ...pick(source, patientAndStudy) };
}

/** General Series, General Equipment and SOP Common of a new object. @source DICOM PS3.3 C.7.3.1, C.7.5.1, C.12.1. */
export function newObjectModule(
  writer: Writer,
  object: {
    readonly sopClassUid: string;
    readonly modality: string;
    readonly seriesNumber: number;
    readonly description: string;
    readonly contribution: string;
  },
): NewObject {
  const { version, date, time, newUid } = writer;
  const maker = { Manufacturer: product, ManufacturerModelName: product, SoftwareVersions: version };
  return {
    SOPClassUID: object.sopClassUid,
    SOPInstanceUID: newUid(),
    SpecificCharacterSet: 'ISO_IR 192',
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    InstanceNumber: 1,
    Modality: object.modality,
    SeriesInstanceUID: newUid(),
    SeriesNumber: object.seriesNumber,
    SeriesDescription: object.description,
    SeriesDate: date,
    SeriesTime: time,
    ...maker,
    DeviceSerialNumber: version,
    InstitutionName: '',
    ContributingEquipmentSequence: [
      {
        PurposeOfReferenceCodeSequence: [codeItem('109102', 'DCM', 'Processing Equipment')],
        ...maker,
        ContributionDateTime: date + time,
        ContributionDescription: object.contribution,
      },
    ],
  };
}

/** One item of a code sequence; a value of more than 16 characters has an attribute of its own. @source DICOM PS3.3 8.1. Total. */
export const codeItem = (value: string, scheme: string, meaning: string): Dataset => ({
  ...(value.length > 16 ? { LongCodeValue: value } : { CodeValue: value }),
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning.slice(0, 64),
});

import type { Code } from '../../../base/code.ts';
import { implementation } from '../encode/part10.ts';
import type { Dataset } from '../encode/dataset.ts';
import { codeValueItem, container, dcm, imageItem, personItem, textItem, uidItem } from './content-item.ts';
import type { Reference } from './content-item.ts';

/** Images that the report speaks of, by their series. */
export interface SrSeries {
  readonly seriesUid: string;
  readonly modality: string; // as DICOM's Modality
  readonly images: readonly Reference[];
}

const person = codeValueItem('HAS OBS CONTEXT', dcm('121005', 'Observer Type'), { value: dcm('121006', 'Person') });
const device = codeValueItem('HAS OBS CONTEXT', dcm('121005', 'Observer Type'), { value: dcm('121007', 'Device') });

/** Who looked: people by name, and this program. @source DICOM PS3.16 TID 1002 to 1004. Total. */
export const observerItems = (people: readonly string[], version: string): readonly Dataset[] => [
  ...people.flatMap((name) => [person, personItem('HAS OBS CONTEXT', dcm('121008', 'Person Observer Name'), name)]),
  device,
  uidItem('HAS OBS CONTEXT', dcm('121012', 'Device Observer UID'), implementation.ImplementationClassUID),
  textItem('HAS OBS CONTEXT', dcm('121013', 'Device Observer Name'), `Phenoscope ${version}`),
  textItem('HAS OBS CONTEXT', dcm('121014', 'Device Observer Manufacturer'), 'Phenoscope'),
  textItem('HAS OBS CONTEXT', dcm('121015', 'Device Observer Model Name'), 'Phenoscope'),
];

/** In which language texts are written. @param tag  BCP 47. @source DICOM PS3.16 TID 1204. Total. */
export function languageItem(tag: string): Dataset {
  const [language = tag] = tag.split('-');
  const value: Code = { scheme: 'RFC5646', value: language, meaning: nameOfLanguage(language) };
  return codeValueItem('HAS CONCEPT MOD', dcm('121049', 'Language of Content Item and Descendants'), { value });
}

const nameOfLanguage = (language: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;

/** Modality codes of the standard, for the series whose images are listed. @source DICOM PS3.16 CID 29. */
const modalities: Readonly<Record<string, string>> = {
  CR: 'Computed Radiography',
  CT: 'Computed Tomography',
  DX: 'Digital Radiography',
  GM: 'General Microscopy',
  MG: 'Mammography',
  MR: 'Magnetic Resonance',
  NM: 'Nuclear Medicine',
  PT: 'Positron emission tomography',
  SM: 'Slide Microscopy',
  US: 'Ultrasound',
  XA: 'X-Ray Angiography',
  XC: 'External-camera Photography',
};

/** Every image that was looked at, series by series. @source DICOM PS3.16 TID 1600 to 1602. Total. */
export const imageLibrary = (series: readonly SrSeries[]): Dataset =>
  container('CONTAINS', dcm('111028', 'Image Library'), {
    children: series.map(({ modality, images }) =>
      container('CONTAINS', dcm('126200', 'Image Library Group'), {
        children: [
          ...modalityItems(modality),
          ...images.map((image) => imageItem('CONTAINS', null, { ...image, frames: [] })),
        ],
      }),
    ),
  });

function modalityItems(modality: string): readonly Dataset[] {
  const meaning = modalities[modality];
  if (meaning === undefined) return [];
  return [codeValueItem('HAS ACQ CONTEXT', dcm('121139', 'Modality'), { value: dcm(modality, meaning) })];
}

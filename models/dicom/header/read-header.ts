import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { Dataset } from '../read/dataset.ts';
import { readPart10 } from '../read/read-part10.ts';
import type { Part10, ReadOptions } from '../read/read-part10.ts';
import { code, codes, date, number, text, time } from '../read/texts.ts';
import { checkBits, doubtsOf } from './doubts.ts';
import type { InstanceHeader } from './instance-header.ts';
import { readImage } from './read-image.ts';
import { readLaterality, readProjection } from './taken/projection.ts';
import { readTechnique } from './taken/technique.ts';
import { readUptake } from './taken/uptake.ts';
import { usableUid } from './usable-uid.ts';

/** Media Storage Directory: the class of a DICOMDIR. */
export const directoryClass = '1.2.840.10008.1.3.10';

/**
 * What a DICOM file says of itself.
 *
 * @param bytes  the whole file.
 * @returns the header, or why the file is of no use: `dicom.not-dicom`, `dicom.empty-file`, `dicom.inflate`,
 *   `dicom.image-size`, `dicom.bits`, `dicom.directory`; `dicom.broken-off` {tag} when it ends before it says which study it
 *   belongs to. Never throws.
 */
export function readHeader(bytes: Uint8Array, options: ReadOptions): Result<InstanceHeader, Refusal> {
  const part10 = readPart10(bytes, options);
  return part10.ok ? headerOf(part10.value) : part10;
}

/** The header of a file that is read already. As `readHeader`. */
export function headerOf(part10: Part10): Result<InstanceHeader, Refusal> {
  const { dataset, meta } = part10;
  const sopClassUid = uid(dataset, 0x00080016) || uid(meta, 0x00020002);
  if (sopClassUid === directoryClass) return no('dicom.directory');
  const image = readImage(part10);
  if (!image.ok) return image;
  const bits = image.value ? checkBits(dataset) : ok(null);
  if (!bits.ok) return bits;
  const brokenOff = part10.problems.find(({ code: name }) => name === 'dicom.structure' || name === 'dicom.truncated');
  if (brokenOff && image.value === null && uid(dataset, 0x0020000d) === '')
    return no('dicom.broken-off', { tag: brokenOff.params['tag'] ?? '' });
  const pixelProblems = image.value?.problems ?? [];
  // A cut pixel value is told by the image; what else was cut or broken, by the data set.
  const broken = pixelProblems.length > 0 ? pixelProblems : part10.problems;
  const problems = [...broken, ...doubtsOf(dataset, sopClassUid, image.value?.image ?? null)];
  return ok({
    schema: 1,
    format: 'dicom',
    sopInstanceUid: uid(dataset, 0x00080018) || uid(meta, 0x00020003),
    sopClassUid,
    transferSyntaxUid: part10.transferSyntaxUid,
    ...aboutStudy(dataset),
    series: aboutSeries(dataset),
    instance: aboutInstance(dataset),
    uptake: readUptake(dataset),
    image: image.value?.image ?? null,
    problems: problems.map(({ code: name, params }) => ({ code: name, params: { ...params } })),
  });
}

const uid = (dataset: Dataset, tag: number): string => usableUid(code(dataset, tag));

function aboutStudy(dataset: Dataset): Pick<InstanceHeader, 'patient' | 'study'> {
  const sex = code(dataset, 0x00100040);
  return {
    patient: {
      name: withoutEmptyEnds(text(dataset, 0x00100010)),
      patientId: text(dataset, 0x00100020),
      issuer: text(dataset, 0x00100021),
      birthDate: date(dataset, 0x00100030),
      sex: sex === 'F' || sex === 'M' || sex === 'O' ? sex : null,
    },
    study: {
      uid: uid(dataset, 0x0020000d),
      date: date(dataset, 0x00080020) ?? date(dataset, 0x00080021) ?? date(dataset, 0x00080022),
      time: time(dataset, 0x00080030),
      description: text(dataset, 0x00081030),
      accession: text(dataset, 0x00080050),
      referrer: text(dataset, 0x00080090),
      studyId: text(dataset, 0x00200010),
    },
  };
}

/** A name's components and groups may be left out from the end; senders write their delimiters all the same. PS3.5 6.2. */
const withoutEmptyEnds = (name: string): string =>
  name
    .split('=')
    .map((group) => group.replace(/[\s^]+$/, ''))
    .join('=')
    .replace(/=+$/, '');

const aboutSeries = (dataset: Dataset): InstanceHeader['series'] => ({
  uid: uid(dataset, 0x0020000e),
  modality: code(dataset, 0x00080060) || 'OT',
  number: integer(dataset, 0x00200011),
  description: text(dataset, 0x0008103e),
  protocol: text(dataset, 0x00181030),
  bodyPart: code(dataset, 0x00180015) || null,
  laterality: readLaterality(dataset),
  frameOfReferenceUid: uid(dataset, 0x00200052) || null,
  patientPosition: code(dataset, 0x00185100),
});

const repeatTags = {
  acquisition: 0x00200012,
  temporal: 0x00200100,
  echo: 0x00180086,
  echoTime: 0x00180081,
  bValue: 0x00189087,
  trigger: 0x00181060,
  imageType: 0x00080008,
  acquisitionTime: 0x00080032,
  contentTime: 0x00080033,
} as const;

function aboutInstance(dataset: Dataset): InstanceHeader['instance'] {
  const repeats = Object.entries(repeatTags).map(([name, tag]) => [name, codes(dataset, tag).join('\\')] as const);
  return {
    number: integer(dataset, 0x00200013),
    imageType: [...codes(dataset, 0x00080008)],
    repeats: Object.fromEntries(repeats.filter(([, value]) => value !== '')),
    ...readProjection(dataset),
    patientWeightKg: number(dataset, 0x00101030),
    scanner: [text(dataset, 0x00080070), text(dataset, 0x00081090)].filter((part) => part !== '').join(' '),
    technique: readTechnique(dataset),
  };
}

const integer = (dataset: Dataset, tag: number): number | null => {
  const value = number(dataset, tag);
  return value === null || !Number.isSafeInteger(value) ? null : value;
};

import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { FrameHeader, ImageHeader, InstanceHeader } from '../header/instance-header.ts';
import { plainLook } from '../header/look/look.ts';
import { usableUid } from '../header/usable-uid.ts';
import { explicitLittleEndian } from '../read/transfer-syntaxes.ts';
import { isJpeg, jpegHeader } from './jpeg-header.ts';
import type { Picture } from './picture.ts';
import { isPng, pngHeader } from './png-header.ts';
import { isTiff, tiffHeader } from './tiff-header.ts';
import { isTurnedASide } from './turned.ts';

export interface PictureFile {
  readonly name: string; // of the file: all that is known of whose it is
  readonly key: string; // digest of the file, hex: its identifiers are made of it
  readonly crc32: (part: Uint8Array) => number;
}

/** Whether bytes begin as one of the picture formats that are read. Total. */
export const isPicture = (bytes: Uint8Array): boolean => isPng(bytes) || isJpeg(bytes) || isTiff(bytes);

/**
 * A picture file (PNG, JPEG, TIFF) as a received file: one image without a place in a patient, a frame for each page.
 *
 * @returns `picture.not-picture`, and the codes of the formats' own headers (`picture.*`). Never throws.
 */
export function readPicture(bytes: Uint8Array, file: PictureFile): Result<InstanceHeader, Refusal> {
  const picture = isPng(bytes)
    ? pngHeader(bytes, file.crc32)
    : isJpeg(bytes)
      ? jpegHeader(bytes)
      : isTiff(bytes)
        ? tiffHeader(bytes)
        : no('picture.not-picture');
  if (!picture.ok) return picture;
  return ok({
    schema: 1,
    format: 'picture',
    sopInstanceUid: usableUid(`picture instance ${file.key}`),
    sopClassUid: '1.2.840.10008.5.1.4.1.1.7', // kept as a secondary capture: nobody says which modality made it
    transferSyntaxUid: explicitLittleEndian, // of the values as they are handed on
    ...namesOf(file),
    uptake: null,
    instance: {
      number: 1,
      imageType: ['DERIVED', 'SECONDARY'],
      repeats: {},
      view: '',
      technique: {},
      viewModifiers: [],
      sides: null,
      patientWeightKg: null,
      scanner: '',
    },
    image: imageOf(picture.value),
    problems: picture.value.doubts.map(({ code, params }) => ({ code, params: { ...params } })),
  });
}

function namesOf({ name, key }: PictureFile): Pick<InstanceHeader, 'patient' | 'study' | 'series'> {
  const stem = (name.split(/[\\/!]/).at(-1) ?? name).replace(/\.[a-z]{3,4}$/i, '');
  return {
    patient: { name: stem, patientId: '', issuer: '', birthDate: null, sex: null },
    study: {
      uid: usableUid(`picture study ${key}`),
      date: null,
      time: null,
      description: stem,
      accession: '',
      referrer: '',
      studyId: '',
    },
    series: {
      uid: usableUid(`picture series ${key}`),
      modality: 'OT',
      number: 1,
      description: stem,
      protocol: '',
      bodyPart: null,
      laterality: null,
      frameOfReferenceUid: null,
      patientPosition: '',
    },
  };
}

function imageOf(picture: Picture): ImageHeader {
  const { samples, bits, orientation, aspect } = picture;
  const isASide = isTurnedASide(orientation);
  return {
    rows: isASide ? picture.columns : picture.rows,
    columns: isASide ? picture.rows : picture.columns,
    frames: picture.pages.length,
    samplesPerPixel: samples,
    bitsAllocated: bits === 8 ? 8 : 16,
    bitsStored: bits,
    highBit: bits - 1,
    signed: false,
    samples: 'integer',
    photometric: samples === 3 ? 'RGB' : picture.isInverse ? 'MONOCHROME1' : 'MONOCHROME2',
    planar: false,
    isInverse: false,
    rescaleUnit: '',
    luts: [],
    isLossy: picture.isLossy,
    hasBurnedInText: null,
    spacingBetweenSlicesMm: null,
    regions: [],
    frameTimesMs: [],
    totalMatrix: null,
    common: commonOf(picture),
    perFrame: [],
    palette: null,
    look: { ...plainLook, aspect: aspect !== null && isASide ? 1 / aspect : aspect },
    pixels: { kind: 'picture', format: picture.format, pages: [...picture.pages], orientation, container: 'whole' },
  };
}

/** Grey of 8 bits opens as it is, from 0 to 255; of deeper grey nobody knows which part of the range holds the image. */
const commonOf = ({ samples, bits }: Picture): FrameHeader => ({
  position: null,
  row: null,
  column: null,
  spacing: null,
  thicknessMm: null,
  slope: 1,
  intercept: 0,
  windows: samples === 1 && bits === 8 ? [{ width: 256, center: 128, label: null }] : [],
  group: '',
});

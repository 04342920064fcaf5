import { no, ok } from '../../base/result.ts';
import { plainLook } from '../header/look/look.ts';
import type { Refusal, Result } from '../../base/result.ts';
import type { FrameHeader, ImageHeader, InstanceHeader } from '../header/instance-header.ts';
import { usableUid } from '../header/usable-uid.ts';
import { explicitBigEndian, explicitLittleEndian } from '../read/transfer-syntaxes.ts';
import { readNiftiHeader } from './nifti-header.ts';
import type { NiftiHeader } from './nifti-header.ts';

export interface NiftiFile {
  readonly name: string; // of the file: all that is known of whose it is
  readonly key: string; // digest of the file, hex: its identifiers are made of it
  readonly container: 'whole' | 'gzip';
}

type Format = Pick<ImageHeader, 'samples' | 'samplesPerPixel' | 'bitsAllocated' | 'signed'>;
const grey = (bitsAllocated: number, signed: boolean, samples: ImageHeader['samples'] = 'integer'): Format => ({
  samples,
  samplesPerPixel: 1,
  bitsAllocated,
  signed,
});

/** NIfTI data types that are read, by their number. */
const formats: Readonly<Record<number, Format>> = {
  2: grey(8, false),
  4: grey(16, true),
  8: grey(32, true),
  16: grey(32, true, 'float'),
  64: grey(64, true, 'double'),
  128: { samples: 'integer', samplesPerPixel: 3, bitsAllocated: 8, signed: false },
  256: grey(8, true),
  512: grey(16, false),
  768: grey(32, false),
};

/**
 * A NIfTI volume as a received file: one multi-frame image, a frame per slice and volume, in the order of the file. RAS
 * ends here: positions come out in mm, LPS.
 *
 * @param bytes  inflated. @returns the codes of `readNiftiHeader`; `nifti.type` {type} for data that is no grey or RGB.
 *   Never throws.
 */
export function readNifti(bytes: Uint8Array, file: NiftiFile): Result<InstanceHeader, Refusal> {
  const header = readNiftiHeader(bytes);
  if (!header.ok) return header;
  const format = formats[header.value.datatype];
  if (!format) return no('nifti.type', { type: header.value.datatype });
  const image = imageOf(header.value, format, { bytes: bytes.length, container: file.container });
  const { pixels } = image;
  const want = pixels.kind === 'native' ? Math.ceil((pixels.frameBits * image.frames) / 8) : 0;
  const have = pixels.kind === 'native' ? pixels.length : 0;
  return ok({
    schema: 1,
    format: 'nifti',
    sopInstanceUid: usableUid(`nifti instance ${file.key}`),
    sopClassUid: '1.2.840.10008.5.1.4.1.1.7', // kept as a secondary capture: nobody says which modality made it
    transferSyntaxUid: header.value.isLittleEndian ? explicitLittleEndian : explicitBigEndian,
    ...namesOf(header.value, file),
    uptake: null,
    instance: {
      number: 1,
      imageType: ['DERIVED', 'SECONDARY'],
      repeats: {},
      view: '',
      patientWeightKg: null,
      scanner: '',
      technique: {},
      viewModifiers: [],
      sides: null,
    },
    image,
    problems: have < want ? [{ code: 'dicom.pixels-short', params: { have, want } }] : [],
  });
}

function namesOf(
  { description }: NiftiHeader,
  { name, key }: NiftiFile,
): Pick<InstanceHeader, 'patient' | 'study' | 'series'> {
  const stem = (name.split(/[\\/!]/).at(-1) ?? name).replace(/\.nii(\.gz)?$/i, '');
  return {
    patient: { name: stem, patientId: '', issuer: '', birthDate: null, sex: null },
    study: {
      uid: usableUid(`nifti study ${key}`),
      date: null,
      time: null,
      description: stem,
      accession: '',
      referrer: '',
      studyId: '',
    },
    series: {
      uid: usableUid(`nifti series ${key}`),
      modality: 'OT',
      number: 1,
      description: description || stem,
      protocol: '',
      bodyPart: null,
      laterality: null,
      frameOfReferenceUid: null,
      patientPosition: '',
    },
  };
}

interface FileSize {
  readonly bytes: number;
  readonly container: 'whole' | 'gzip';
}

function imageOf(header: NiftiHeader, format: Format, { bytes, container }: FileSize): ImageHeader {
  const [columns, rows, slices, volumes] = header.shape;
  const frameBits = columns * rows * format.samplesPerPixel * format.bitsAllocated;
  const common = commonOf(header);
  const perFrame = Array.from({ length: slices * volumes }, (_, i): FrameHeader => ({
    ...common,
    position: positionOf(header, i % slices),
    group: volumes > 1 ? `t=${Math.trunc(i / slices)}` : '',
  }));
  return {
    ...format,
    rows,
    columns,
    frames: slices * volumes,
    bitsStored: format.bitsAllocated,
    highBit: format.bitsAllocated - 1,
    photometric: format.samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
    planar: false,
    isInverse: false,
    rescaleUnit: '',
    luts: [],
    isLossy: false,
    hasBurnedInText: null,
    spacingBetweenSlicesMm: header.spacing[2],
    regions: [],
    frameTimesMs: header.timeStepMs === null ? [] : [header.timeStepMs],
    totalMatrix: null,
    common,
    perFrame,
    palette: null,
    look: plainLook,
    pixels: {
      kind: 'native',
      offset: header.voxelsFrom,
      length: Math.max(0, bytes - header.voxelsFrom),
      frameBits,
      isLittleEndian: header.isLittleEndian,
      wordBytes: format.bitsAllocated / 8,
      container,
      deflatedFrom: 0,
    },
  };
}

type Vec = readonly [number, number, number];
const axisLps = ({ affineRas }: NiftiHeader, j: 0 | 1 | 2): Vec | null =>
  affineRas && [-affineRas[0][j], -affineRas[1][j], affineRas[2][j]];
const unit = (v: Vec | null): Vec | null => v && (v.map((value) => value / Math.hypot(...v)) as unknown as Vec);

function commonOf(header: NiftiHeader): FrameHeader {
  const [i, j] = [axisLps(header, 0), axisLps(header, 1)];
  const [row, column] = [unit(i), unit(j)];
  const isSquare = row && column && Math.abs(row[0] * column[0] + row[1] * column[1] + row[2] * column[2]) < 0.001;
  const { shownFrom, shownTo, spacing } = header;
  return {
    position: null,
    row: isSquare ? row : null, // axes that are not at right angles give no plane
    column: isSquare ? column : null,
    spacing: {
      kind: 'calibrated',
      acrossColumns: i ? Math.hypot(...i) : spacing[0],
      acrossRows: j ? Math.hypot(...j) : spacing[1],
    },
    thicknessMm: spacing[2],
    slope: header.slope,
    intercept: header.intercept,
    windows:
      shownTo > shownFrom && Number.isFinite(shownTo - shownFrom)
        ? [{ width: shownTo - shownFrom, center: (shownTo + shownFrom) / 2, label: null }]
        : [],
    group: '',
  };
}

function positionOf({ affineRas }: NiftiHeader, k: number): Vec | null {
  if (!affineRas) return null;
  const [x, y, z] = affineRas;
  return [-(x[2] * k + x[3]), -(y[2] * k + y[3]), z[2] * k + z[3]];
}

import { voiPlaces } from '../../dicom/header/look/voi-places.ts';
import type { UltrasoundRegion } from '../../dicom/header/instance-header.ts';
import { transferSyntaxOf } from '../../dicom/read/transfer-syntaxes.ts';
import type { Frame, PixelFormat, PlaneGeometry } from '../display-set.ts';
import { frameDuration } from './cine/frame-duration.ts';
import { isColor } from './is-color.ts';
import type { Slice } from './received-image.ts';

/** A slice as a viewport shows it. Total. */
export function frameOfSlice(slice: Slice): Frame {
  const { received, frame, about } = slice;
  const { header } = received;
  const { shutters, overlays } = slice.image.look;
  const regions = regionsOf(slice);
  const isCine = slice.image.frames > 1 && header.format === 'dicom'; // the time of a NIfTI is a volume's
  const durationMs = isCine ? frameDuration(slice.image.frameTimesMs, frame) : undefined;
  return {
    instance: received.id,
    sopInstanceUid: header.sopInstanceUid,
    sopClassUid: header.sopClassUid,
    transferSyntaxUid: header.transferSyntaxUid,
    instanceNumber: header.instance.number,
    frame,
    pixels: pixelsOf(slice),
    plane: planeOf(slice),
    spacingKind: about.spacing?.kind ?? 'none',
    spacing: spacingOf(slice),
    sliceThicknessMm: about.thicknessMm,
    windows: about.windows,
    padding: slice.image.look.padding,
    ...tablesOf(slice),
    aspect: aspectOf(slice),
    ...(regions.length > 0 ? { regions } : {}),
    ...(shutters.length > 0 ? { shutters } : {}),
    ...lossOf(slice),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(header.instance.view ? { view: header.instance.view } : {}),
    ...(header.instance.viewModifiers.length > 0 ? { viewModifiers: header.instance.viewModifiers } : {}),
    ...(header.instance.sides ? { sides: header.instance.sides } : {}),
    ...(header.series.laterality ? { laterality: header.series.laterality } : {}),
    overlays: overlays.filter(({ bits }) => bits.kind === 'own').length,
    problem: problemOf(slice),
  };
}

/**
 * The format of the bytes that `/pixels` gives: decoded, cut to their stored bits, as wide as the file allocates; 1-bit ones
 * as bytes, 64-bit ones as 32-bit floats; colours of any kind as red, green, blue. MONOCHROME1 stands for every image whose
 * greatest value is to be black.
 */
function pixelsOf({ image, about }: Slice): PixelFormat {
  const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, signed, isInverse } = image;
  const base = { rows, columns, samplesPerPixel, bitsStored, signed, slope: about.slope, intercept: about.intercept };
  if (isColor(image)) return { ...base, ...colorFormat };
  const photometric = isInverse ? 'MONOCHROME1' : image.photometric;
  if (image.samples !== 'integer')
    return { ...base, bitsAllocated: 32, bitsStored: 32, highBit: 31, planar: false, photometric, isFloat: true };
  return { ...base, bitsAllocated: Math.max(bitsAllocated, 8), highBit: bitsStored - 1, planar: false, photometric };
}

/** Which lookup tables this frame is drawn with; none in colour. */
function tablesOf({ image, about }: Slice): Pick<Frame, 'tables'> {
  const modality = image.look.modality !== null;
  const places = voiPlaces(image.look, about);
  const voi = places.length > 0 && about.windows.length === 0;
  const hasChoice = places.length > (voi ? 1 : 0);
  const colors = image.supplemental !== undefined;
  if (isColor(image) || !(modality || colors || places.length > 0)) return {};
  const label = voi ? places[0]?.label : null;
  const isOwn = about.voiTable !== undefined;
  const choices = hasChoice && places.map(({ first, entries, label: name }) => ({ first, entries, label: name }));
  return {
    tables: {
      modality,
      voi,
      ...(colors && { colors }),
      ...(isOwn && { isOwn }),
      ...(label && { label }),
      ...(choices && { choices }),
    },
  };
}

/** Colours come as red, green, blue whatever the file holds. */
const colorFormat = {
  samplesPerPixel: 3,
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  signed: false,
  planar: false,
  photometric: 'RGB',
} as const;

/** The calibrated parts of this very frame. */
const regionsOf = ({ image, about }: Slice): UltrasoundRegion[] => about.regions ?? image.regions;

/** How high a pixel is on screen, by its width. */
function aspectOf(slice: Slice): number {
  const { spacing } = slice.about;
  if (spacing) return spacing.acrossRows / spacing.acrossColumns;
  const [region] = regionsOf(slice);
  const stated = slice.image.look.aspect;
  if (stated !== null || !region || region.unitX !== region.unitY) return stated ?? 1;
  return region.deltaX !== 0 && region.deltaY !== 0 ? Math.abs(region.deltaY / region.deltaX) : 1;
}

/** Null unless position, orientation and spacing are all known. */
function planeOf({ about: { position, row, column, spacing } }: Slice): PlaneGeometry | null {
  if (!position || !row || !column || !spacing) return null;
  const { acrossColumns, acrossRows } = spacing;
  return { origin: position, row, column, spacing: { acrossColumns, acrossRows } };
}

/** The spacing alone, for an image without a place in the patient. */
const spacingOf = ({ about: { spacing } }: Slice): PlaneGeometry['spacing'] | null =>
  spacing ? { acrossColumns: spacing.acrossColumns, acrossRows: spacing.acrossRows } : null;

/** By the file's own word, which stays true when it is stored anew, or by its transfer syntax. PS3.3 C.7.6.1.1.5. */
function lossOf({ image, received, frame }: Slice): Pick<Frame, 'isLossy' | 'lossyRatio'> {
  const isMadeSo = transferSyntaxOf(received.header.transferSyntaxUid)?.isLossless === false;
  if (!image.isLossy && !isMadeSo) return {};
  const { pixels, rows, columns, samplesPerPixel, bitsAllocated } = image;
  const packed = pixels.kind === 'encapsulated' && isMadeSo ? (pixels.frames[frame] ?? []) : [];
  const bytes = packed.reduce((sum, [, length]) => sum + length, 0);
  const asItLies = bytes > 0 ? (rows * columns * samplesPerPixel * bitsAllocated) / 8 / bytes : undefined;
  const lossyRatio = image.lossyRatio ?? asItLies;
  return { isLossy: true, ...(lossyRatio !== undefined && { lossyRatio }) };
}

/** Why a frame cannot be shown whole, by its code; null when it can. */
function problemOf({ received, image, frame }: Slice): string | null {
  const { pixels } = image;
  const { transferSyntaxUid, problems } = received.header;
  if (pixels.kind === 'picture') return null; // damaged ones were refused
  if (pixels.kind === 'native')
    return Math.ceil((pixels.frameBits * (frame + 1)) / 8) <= pixels.length ? null : 'dicom.pixels-short';
  const short = problems.find(({ code }) => code === 'dicom.frames-short');
  if ((pixels.frames[frame] ?? []).length === 0 || (short && frame >= Number(short.params['have'])))
    return 'dicom.frames-short';
  return transferSyntaxOf(transferSyntaxUid)?.isRead ? null : 'dicom.syntax';
}

import type { UltrasoundRegion } from '../../dicom/header/instance-header.ts';
import type { DisplaySet, Frame } from '../../imaging/display-set.ts';
import type { FlatGiven } from './guard-flat.ts';
import type { PixelSpacing } from './measure-flat.ts';

const centimetre = 3; // PS3.3 C.8.5.5.1.15
const twoDimensional = 1; // PS3.3 C.8.5.5.1.1

const area = ({ left, right, top, bottom }: UltrasoundRegion): number => (right - left) * (bottom - top);

/**
 * mm a pixel of one image: of the largest two-dimensional region of an ultrasound image whose axes are centimetres, else of
 * the image itself; null where it is not known.
 *
 * @source  DICOM PS3.3 C.8.5.5.1, 10.7.1.3. Total.
 */
export function pixelSpacingOf({ regions = [], plane, spacing, spacingKind }: Frame): PixelSpacing | null {
  const [region] = regions
    .filter(({ unitX, unitY, type }) => unitX === centimetre && unitY === centimetre && (type ?? 1) === twoDimensional)
    .toSorted((a, b) => area(b) - area(a));
  if (region) return { acrossRows: Math.abs(region.deltaY) * 10, acrossColumns: Math.abs(region.deltaX) * 10 };
  if (regions.length > 0 || spacingKind === 'none') return null;
  return plane?.spacing ?? spacing ?? null;
}

const isColored = ({ pixels }: Frame): boolean => pixels.samplesPerPixel >= 3 || pixels.photometric === 'PALETTE COLOR';

/** What is known of a region of a slide, read as one colour image. Total. */
export const givenOfRegion = (
  { modality, bodyPart }: Pick<DisplaySet, 'modality' | 'bodyPart'>,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  spacing: PixelSpacing | null,
): FlatGiven => ({ modality, bodyPart, view: null, rows, columns, channels: 3, spacing });

/** What a display set says of one of its images, as the guard of a pack wants it. An unknown modality is null. Total. */
export const givenOf = ({ modality, bodyPart }: DisplaySet, frame: Frame): FlatGiven => ({
  modality: modality === '' ? null : modality,
  bodyPart,
  view: frame.view ?? null,
  rows: frame.pixels.rows,
  columns: frame.pixels.columns,
  channels: isColored(frame) ? 3 : 1,
  spacing: pixelSpacingOf(frame),
});

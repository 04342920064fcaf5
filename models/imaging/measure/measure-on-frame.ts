import type { UltrasoundRegion } from '../../dicom/header/instance-header.ts';
import type { Frame, ImageWarning } from '../display-set.ts';

/** A point of an image: `[column, row]`, 0-based, fractions allowed. */
export type PixelPoint = readonly [number, number];

export interface FrameLength {
  readonly value: number;
  readonly unit: 'mm' | 's' | '{pixels}'; // UCUM
  readonly remarks: readonly ImageWarning[];
}

const [centimetre, second] = [3, 4]; // PS3.3 C.8.5.5.1.15

/**
 * Length of a line on one image, in the unit that holds where it lies.
 *
 * On an ultrasound image with calibrated regions both ends must lie in one region: millimetres where both its axes are
 * centimetres, each by its own step; seconds along its time axis for a line in a strip. Elsewhere, and on an image without a
 * spacing, pixels with a remark.
 *
 * @source  DICOM PS3.3 C.8.5.5.1, 10.7.1.3. Total.
 */
export function measureOnFrame(
  { spacing = null, spacingKind, regions = [] }: Pick<Frame, 'spacing' | 'spacingKind' | 'regions'>,
  from: PixelPoint,
  to: PixelPoint,
): FrameLength {
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const pixels = Math.hypot(across, down);
  if (regions.length > 0) {
    const region = smallestAround(regions, from, to);
    const measured = region && inRegion(region, across, down);
    return (
      measured ?? {
        value: pixels,
        unit: '{pixels}',
        remarks: [{ code: 'imaging.outside-region', params: { px: Math.round(pixels) } }],
      }
    );
  }
  if (!spacing || spacingKind === 'none')
    return {
      value: pixels,
      unit: '{pixels}',
      remarks: [{ code: 'imaging.uncalibrated', params: { px: Math.round(pixels) } }],
    };
  const value = Math.hypot(across * spacing.acrossColumns, down * spacing.acrossRows);
  const remarks =
    spacingKind === 'at-detector' ? [{ code: 'imaging.at-detector', params: { mm: Math.round(value * 10) / 10 } }] : [];
  return { value, unit: 'mm', remarks };
}

const holds = ({ left, right, top, bottom }: UltrasoundRegion, [x, y]: PixelPoint): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** Regions may lie within others: the smallest that holds both ends counts. */
function smallestAround(
  regions: readonly UltrasoundRegion[],
  from: PixelPoint,
  to: PixelPoint,
): UltrasoundRegion | undefined {
  const area = ({ left, right, top, bottom }: UltrasoundRegion): number => (right - left) * (bottom - top);
  return regions.filter((region) => holds(region, from) && holds(region, to)).toSorted((a, b) => area(a) - area(b))[0];
}

/** Undefined where the region's axes are in other units: a speed has no length, a line across unlike axes none either. */
function inRegion(
  { unitX, unitY, deltaX, deltaY }: UltrasoundRegion,
  across: number,
  down: number,
): FrameLength | undefined {
  if (unitX === centimetre && unitY === centimetre)
    return { value: Math.hypot(across * deltaX, down * deltaY) * 10, unit: 'mm', remarks: [] };
  if (unitX === second) return { value: Math.abs(across * deltaX), unit: 's', remarks: [] };
  return undefined;
}

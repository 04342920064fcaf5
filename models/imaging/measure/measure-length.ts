import type { ImageWarning, SpacingKind } from '../display-set.ts';
import { length, subtract } from '../geometry/vec3.ts';
import type { Vec3 } from '../geometry/vec3.ts';

export interface MeasuredLength {
  readonly value: number;
  readonly unit: 'mm' | '{pixels}'; // UCUM
  readonly remarks: readonly ImageWarning[];
}

/**
 * Length of a line between two points of one image.
 *
 * @param from  mm in LPS; pixels `[column, row, 0]` where the image has no spacing. @param to as `from`.
 * @param spacing  where the image's pixel spacing was read.
 * @returns millimetres, with a remark when they hold only at the detector; pixels with a remark when there is no
 *   spacing: never invented millimetres. Total.
 */
export function measureLength(from: Vec3, to: Vec3, spacing: SpacingKind): MeasuredLength {
  const value = length(subtract(to, from));
  if (spacing === 'none')
    return { value, unit: '{pixels}', remarks: [{ code: 'imaging.uncalibrated', params: { px: Math.round(value) } }] };
  const remarks =
    spacing === 'at-detector' ? [{ code: 'imaging.at-detector', params: { mm: Math.round(value * 10) / 10 } }] : [];
  return { value, unit: 'mm', remarks };
}

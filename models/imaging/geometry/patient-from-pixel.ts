import type { PlaneGeometry } from '../display-set.ts';
import { cross, dot, subtract } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/**
 * Patient position of a pixel centre.
 *
 * @param pixel  `[column, row]`, 0-based; fractions allowed; may lie outside the image.
 * @returns mm, LPS (x to the patient's left, y to the back, z to the head).
 * @source  DICOM PS3.3 equation C.7.6.2.1-1. Total: never throws.
 */
export function patientFromPixel(plane: PlaneGeometry, [column, row]: readonly [number, number]): Vec3 {
  const alongRow = column * plane.spacing.acrossColumns; // PixelSpacing[1]
  const alongColumn = row * plane.spacing.acrossRows; // PixelSpacing[0]
  const axis = (i: 0 | 1 | 2) => plane.origin[i] + plane.row[i] * alongRow + plane.column[i] * alongColumn;
  return [axis(0), axis(1), axis(2)];
}

/**
 * Pixel `[column, row]` (0-based, fractions) under a patient position, projected along the normal.
 *
 * @returns also `depthMm`, how far the position lies behind the plane (along row × column). Total.
 */
export function pixelFromPatient(
  plane: PlaneGeometry,
  patient: Vec3,
): { readonly column: number; readonly row: number; readonly depthMm: number } {
  const from = subtract(patient, plane.origin);
  const { row, column, spacing } = plane;
  return {
    column: dot(from, row) / spacing.acrossColumns,
    row: dot(from, column) / spacing.acrossRows,
    depthMm: dot(from, cross(row, column)),
  };
}

import type { OverlayPlace } from '../../dicom/header/look/look.ts';

/**
 * An overlay plane laid over its image.
 *
 * @param bits  of the plane, the first pixel in the lowest bit of the first byte.
 * @param size  of the image.
 * @returns one byte a pixel of the image, 1 where the plane is set; what of the plane lies outside is cut off.
 * @source  DICOM PS3.3 C.9.2, PS3.5 8.1.2. Total.
 */
export function overlayMask(
  bits: Uint8Array,
  plane: Pick<OverlayPlace, 'rows' | 'columns' | 'top' | 'left'>,
  size: { readonly rows: number; readonly columns: number },
): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(size.rows * size.columns);
  for (let row = 0; row < plane.rows; row++)
    for (let column = 0; column < plane.columns; column++) {
      const at = row * plane.columns + column;
      const [y, x] = [row + plane.top, column + plane.left];
      if (y < 0 || x < 0 || y >= size.rows || x >= size.columns) continue;
      mask[y * size.columns + x] = ((bits[at >> 3] ?? 0) >> (at & 7)) & 1;
    }
  return mask;
}

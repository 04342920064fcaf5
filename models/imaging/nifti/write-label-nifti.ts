import type { VolumeGeometry } from '../display-set.ts';
import { length } from '../geometry/vec3.ts';

const headerBytes = 352; // 348 of the header, 4 that say no extension follows

/**
 * A label map as an uncompressed NIfTI-1 file in the grid it is on.
 *
 * @param labels  one byte a voxel, slice-row-column. @returns columns fastest, `sform` in RAS mm (NIfTI's axes; LPS x and
 *   y change their sign), no `qform`.
 * @source  NIfTI-1.1 header, nifti1.h. @throws RangeError when `labels` does not fill the grid.
 */
export function writeLabelNifti(grid: VolumeGeometry, labels: Uint8Array): Uint8Array<ArrayBuffer> {
  const { columns, rows, slices } = grid.shape;
  if (labels.length !== columns * rows * slices) throw new RangeError('labels do not fill the grid');
  const bytes = new Uint8Array(headerBytes + labels.length);
  const view = new DataView(bytes.buffer);
  const int16 = (at: number, ...values: number[]): void =>
    values.forEach((value, i) => view.setInt16(at + 2 * i, value, true));
  const float32 = (at: number, ...values: number[]): void =>
    values.forEach((value, i) => view.setFloat32(at + 4 * i, value, true));
  view.setInt32(0, 348, true);
  int16(40, 3, columns, rows, slices, 1, 1, 1, 1);
  int16(70, 2, 8); // unsigned char, 8 bit
  float32(76, 1, length(grid.column), length(grid.row), length(grid.slice), 1, 1, 1, 1);
  float32(108, headerBytes, 1, 0); // where the voxels begin, slope, intercept
  bytes[123] = 2; // mm
  int16(252, 0, 1); // no qform; sform: scanner coordinates
  const toRas = [-1, -1, 1] as const;
  for (const axis of [0, 1, 2] as const) {
    const sign = toRas[axis];
    float32(
      280 + 16 * axis,
      sign * grid.column[axis],
      sign * grid.row[axis],
      sign * grid.slice[axis],
      sign * grid.origin[axis],
    );
  }
  bytes.set([0x6e, 0x2b, 0x31, 0], 344); // n+1
  bytes.set(labels, headerBytes);
  return bytes;
}

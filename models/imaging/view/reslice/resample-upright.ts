import type { PlaneGeometry, VolumeGeometry } from '../../display-set.ts';
import { patientFromVoxel } from '../../geometry/patient-from-voxel.ts';
import { pixelFromPatient } from '../../geometry/patient-from-pixel.ts';
import { cross, dot } from '../../geometry/vec3.ts';
import type { Voxels } from './sample-row.ts';

/** A slice with its values, row after row, in the modality's unit. */
export interface SliceValues {
  readonly plane: PlaneGeometry;
  readonly rows: number;
  readonly columns: number;
  readonly values: Voxels;
}

/** Slices in the order of their depth along their normal: what `resampleSlice` wants. Total. */
export function byDepth(slices: readonly SliceValues[]): readonly SliceValues[] {
  const [first] = slices;
  if (!first) return [];
  const normal = cross(first.plane.row, first.plane.column);
  return slices.toSorted((a, b) => dot(a.plane.origin, normal) - dot(b.plane.origin, normal));
}

/**
 * One slice of an upright grid (`uprightGrid`): between the two taken slices before and behind it linearly by distance along
 * their normal, in each of them bilinearly at the same place in the patient.
 *
 * @param slices  of `byDepth`. @param slice index in the grid. @param beyond the value where a taken slice has no pixel.
 * @param out  overwritten: `columns × rows` values of the grid, row after row. Total for at least one slice.
 */
export function resampleSlice(
  slices: readonly SliceValues[],
  { grid, slice, beyond }: { readonly grid: VolumeGeometry; readonly slice: number; readonly beyond: number },
  out: Float32Array,
): void {
  const origin = patientFromVoxel(grid, [0, 0, slice]);
  const depths = slices.map(({ plane }) => pixelFromPatient(plane, origin).depthMm); // > 0: before the place asked for
  const lastBefore = depths.findLastIndex((depth) => depth >= -hair);
  const below = slices[Math.max(lastBefore, 0)];
  const above = slices[Math.min(lastBefore + 1, slices.length - 1)];
  if (!below || !above) return;
  const [from, to] = [depths[Math.max(lastBefore, 0)] ?? 0, depths[Math.min(lastBefore + 1, slices.length - 1)] ?? 0];
  const share = below === above || Math.abs(from) <= hair ? 0 : from / (from - to);
  const { columns, rows } = grid.shape;
  // The axes are the same for all: a slice is only shifted against the grid.
  const [a, b] = [pixelFromPatient(below.plane, origin), pixelFromPatient(above.plane, origin)];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const near = valueAt(below, c + a.column, r + a.row);
      const far = share === 0 ? near : valueAt(above, c + b.column, r + b.row);
      const value = near + (far - near) * share;
      out[r * columns + c] = Number.isNaN(value) ? beyond : value;
    }
}

const hair = 1e-6; // mm, pixels

/** The value at a place in a slice, bilinear; NaN beyond half a pixel outside it. */
function valueAt({ values, columns, rows }: SliceValues, column: number, row: number): number {
  if (column < -0.5 || row < -0.5 || column > columns - 0.5 || row > rows - 0.5) return NaN;
  const c = Math.min(Math.max(column, 0), columns - 1);
  const r = Math.min(Math.max(row, 0), rows - 1);
  const [ci, ri] = [Math.min(Math.trunc(c + hair), columns - 1), Math.min(Math.trunc(r + hair), rows - 1)];
  const [fc, fr] = [Math.max(c - ci, 0), Math.max(r - ri, 0)];
  const at = ri * columns + ci;
  const right = ci < columns - 1 ? 1 : 0;
  const down = ri < rows - 1 ? columns : 0;
  const near = (values[at] ?? 0) * (1 - fc) + (values[at + right] ?? 0) * fc;
  const far = (values[at + down] ?? 0) * (1 - fc) + (values[at + down + right] ?? 0) * fc;
  return near * (1 - fr) + far * fr;
}

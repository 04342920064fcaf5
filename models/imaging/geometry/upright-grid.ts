import type { PlaneGeometry, VolumeGeometry } from '../display-set.ts';
import { add, cross, dot, scale, subtract } from './vec3.ts';

/** A slice as it was taken: where it lies, and how many pixels it has. */
export interface TakenSlice {
  readonly plane: PlaneGeometry;
  readonly rows: number;
  readonly columns: number;
}

const sameDirection = 0.999_99; // cosine
const sameSpacing = 0.001; // of the spacing
const samePlaceMm = 0.001;

/**
 * The upright box about slices that are parallel but sheared against each other, unevenly spaced or incomplete: its columns
 * and rows run as theirs do, its slices along their normal, the usual step between them apart.
 *
 * @param slices  in any order, mm, LPS. @returns null where there is no such box: fewer than two slices, slices that are not
 *   parallel or not alike, two in one place, or more than half of the box without a slice. Total.
 */
export function uprightGrid(slices: readonly TakenSlice[]): VolumeGeometry | null {
  const [first] = slices;
  if (!first || slices.length < 2 || !slices.every((slice) => isAlike(first, slice))) return null;
  const { row, column, spacing } = first.plane;
  const normal = cross(row, column);
  const along = (axis: PlaneGeometry['row']): readonly [number, number] => {
    const places = slices.map(({ plane }) => dot(subtract(plane.origin, first.plane.origin), axis));
    return [Math.min(...places), Math.max(...places)];
  };
  const [[left, right], [top, bottom], [near, far]] = [along(row), along(column), along(normal)];
  const step = usualStep(slices, normal);
  if (step < samePlaceMm) return null;
  const shape = {
    columns: first.columns + Math.ceil((right - left) / spacing.acrossColumns - 1e-6),
    rows: first.rows + Math.ceil((bottom - top) / spacing.acrossRows - 1e-6),
    slices: Math.round((far - near) / step) + 1,
  };
  if (shape.slices > 2 * slices.length) return null;
  return {
    shape,
    origin: add(add(add(first.plane.origin, scale(row, left)), scale(column, top)), scale(normal, near)),
    column: scale(row, spacing.acrossColumns),
    row: scale(column, spacing.acrossRows),
    slice: scale(normal, shape.slices > 1 ? (far - near) / (shape.slices - 1) : step),
  };
}

/** The median step along the normal; 0 where two slices lie in one place. */
function usualStep(slices: readonly TakenSlice[], normal: PlaneGeometry['row']): number {
  const depths = slices.map(({ plane }) => dot(plane.origin, normal)).sort((a, b) => a - b);
  const steps = depths
    .slice(1)
    .map((depth, i) => depth - (depths[i] ?? 0))
    .sort((a, b) => a - b);
  return (steps[0] ?? 0) < samePlaceMm ? 0 : (steps[steps.length >> 1] ?? 0);
}

function isAlike(a: TakenSlice, b: TakenSlice): boolean {
  const near = (p: number, q: number): boolean => Math.abs(p - q) <= sameSpacing * p;
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    dot(a.plane.row, b.plane.row) > sameDirection &&
    dot(a.plane.column, b.plane.column) > sameDirection &&
    near(a.plane.spacing.acrossColumns, b.plane.spacing.acrossColumns) &&
    near(a.plane.spacing.acrossRows, b.plane.spacing.acrossRows)
  );
}

import type { ImageWarning, PlaneGeometry, VolumeGeometry } from '../display-set.ts';
import { cross, dot, length, scale, subtract } from './vec3.ts';
import type { Vec3 } from './vec3.ts';

/** What a stack's planes add up to. `volume` is null when three planes would lie about the patient; `warnings` says why. */
export interface StackGeometry {
  readonly volume: VolumeGeometry | null;
  readonly missingSlices: readonly number[];
  readonly sliceOf: readonly number[]; // which slice of the volume each plane is
  readonly warnings: readonly ImageWarning[];
}

export interface StackFrame {
  readonly plane: PlaneGeometry;
  readonly rows: number;
  readonly columns: number;
  readonly number: number | null; // instance number: names the missing ones, sorts nothing
}

// How far a slice may be from where a regular stack would have it: scanners round positions to 0.01 … 0.1 mm.
const stepTolerance = 0.1; // of the step
const tiltTolerance = 0.5; // degrees between the stack's direction and the normal
const spacingTolerance = 0.001; // of the pixel spacing

/**
 * The volume that sorted planes fill, if they do.
 *
 * @param frames  sorted along the normal or against it, all of one orientation and matrix. mm, LPS.
 * @returns warnings `imaging.gap` (slices missing: filled by position), `imaging.tilt` (sheared), `imaging.uneven`,
 *   `imaging.repeated`; a single plane has no volume and no warning. Total.
 */
export function volumeFromFrames(frames: readonly StackFrame[]): StackGeometry {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last || frames.length < 2) return without([]);
  const across = cross(first.plane.row, first.plane.column);
  // Sorted the other way round, as a volume file may be, the stack runs against the normal of its images.
  const normal = dot(subtract(last.plane.origin, first.plane.origin), across) < 0 ? scale(across, -1) : across;
  const depths = frames.map(({ plane }) => dot(subtract(plane.origin, first.plane.origin), normal));
  const steps = depths.slice(1).map((depth, i) => depth - (depths[i] ?? 0));
  const smallest = Math.min(...steps);
  if (smallest < 0.001) return without([{ code: 'imaging.repeated', params: { images: frames.length } }]);
  if (!frames.every((frame) => isAlike(first, frame))) return without([uneven(steps)]);
  const degrees = tiltOf(frames, normal);
  const tilt = degrees > tiltTolerance ? [{ code: 'imaging.tilt', params: { degrees: round(degrees, 1) } }] : [];
  const placed = indicesOf(depths, steps);
  if (!placed) return without([...tilt, uneven(steps)]);
  if (tilt.length > 0) return without([...tilt, ...gapsOf(frames, placed, steps)]);
  const { columns, rows, plane } = first;
  return {
    volume: {
      shape: { columns, rows, slices: (placed.indices.at(-1) ?? 0) + 1 },
      origin: plane.origin,
      column: scale(plane.row, plane.spacing.acrossColumns),
      row: scale(plane.column, plane.spacing.acrossRows),
      slice: scale(subtract(last.plane.origin, first.plane.origin), 1 / (placed.indices.at(-1) ?? 1)),
    },
    missingSlices: placed.missing,
    sliceOf: placed.indices,
    warnings: gapsOf(frames, placed, steps),
  };
}

const without = (warnings: readonly ImageWarning[]): StackGeometry => ({
  volume: null,
  missingSlices: [],
  sliceOf: [],
  warnings,
});
const uneven = (steps: readonly number[]): ImageWarning => ({
  code: 'imaging.uneven',
  params: { least: round(Math.min(...steps), 2), most: round(Math.max(...steps), 2) },
});
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function isAlike(a: StackFrame, b: StackFrame): boolean {
  const near = (p: number, q: number): boolean => Math.abs(p - q) <= spacingTolerance * p;
  const [s, t] = [a.plane.spacing, b.plane.spacing];
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    near(s.acrossColumns, t.acrossColumns) &&
    near(s.acrossRows, t.acrossRows)
  );
}

interface Indices {
  readonly indices: readonly number[];
  readonly missing: readonly number[];
}

/** Places every slice on a regular grid; undefined when they do not fit one, or when more is missing than there. */
function indicesOf(depths: readonly number[], steps: readonly number[]): Indices | undefined {
  const median = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  const indices = [0];
  for (const step of steps) indices.push((indices.at(-1) ?? 0) + Math.round(step / median));
  const count = (indices.at(-1) ?? 0) + 1;
  if (indices.some((index, i) => i > 0 && index === indices[i - 1]) || count > 2 * depths.length) return undefined;
  const step = (depths.at(-1) ?? 0) / (count - 1);
  if (depths.some((depth, i) => Math.abs(depth - (indices[i] ?? 0) * step) > stepTolerance * step)) return undefined;
  const filled = new Set(indices);
  return { indices, missing: Array.from({ length: count }, (_, i) => i).filter((i) => !filled.has(i)) };
}

/**
 * Degrees between the stack's direction and the normal, from first to last slice: as seen, whatever the tilt attribute
 * says.
 */
function tiltOf(frames: readonly StackFrame[], normal: Vec3): number {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return 0;
  const across = subtract(last.plane.origin, first.plane.origin);
  const depth = dot(across, normal);
  return (Math.atan2(length(subtract(across, scale(normal, depth))), depth) * 180) / Math.PI;
}

function gapsOf(
  frames: readonly StackFrame[],
  { indices }: Indices,
  steps: readonly number[],
): readonly ImageWarning[] {
  return steps.flatMap((step, i) => {
    const lacking = (indices[i + 1] ?? 0) - (indices[i] ?? 0) - 1;
    if (lacking < 1) return [];
    return [
      {
        code: 'imaging.gap',
        params: { slice: namesOf(frames, indices, i), gap: step.toFixed(1), gapMm: round(step, 3) },
      },
    ];
  });
}

/** The missing images by their number where the neighbours' numbers leave room for exactly them, else by place (from 1). */
function namesOf(frames: readonly StackFrame[], indices: readonly number[], before: number): string {
  const [a, b] = [frames[before]?.number ?? null, frames[before + 1]?.number ?? null];
  const apart = (indices[before + 1] ?? 0) - (indices[before] ?? 0);
  const isNumbered = a !== null && b !== null && Math.abs(b - a) === apart;
  const first = isNumbered ? Math.min(a, b) + 1 : (indices[before] ?? 0) + 2;
  return apart === 2 ? String(first) : `${first}–${first + apart - 2}`;
}

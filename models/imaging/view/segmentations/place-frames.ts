import type { PlaneGeometry, VolumeGeometry } from '../../display-set.ts';
import { cross, dot, length, scale, subtract } from '../../geometry/vec3.ts';
import type { Vec3 } from '../../geometry/vec3.ts';

/** A frame of a segmentation with its place in the patient. */
export interface PlacedFrame {
  readonly frame: number; // 0-based in the file
  readonly plane: PlaneGeometry;
  readonly thicknessMm: number | null;
}

/** Where some frames of a segmentation lie, each on one slice of a grid. */
export interface Block {
  readonly grid: VolumeGeometry;
  readonly sliceOf: ReadonlyMap<number, number>; // frame → slice
  /** False where nothing says how far a slice reaches: it is drawn, its volume is not known. */
  readonly hasDepth: boolean;
  /** Set: the grid is the pixels of this image, which has no place in the patient. */
  readonly image: { readonly sopInstanceUid: string; readonly frame: number } | null;
}

interface Matrix {
  readonly rows: number;
  readonly columns: number;
}

const tolerance = 0.1; // of a step: as far as a stack of images may be from a regular one
const samePlaceMm = 0.01;
const drawnDepthMm = 1; // of a plane that says nothing of its thickness
const mostSlices = 10_000;

/**
 * The grid that frames fill, slices without a frame left empty; where no regular one fits, one of a single slice for each
 * plane.
 *
 * @param frames  in any order, several may share a plane. @param stepMm  of the images they belong to, where those are a
 *   volume along the same normal: a frame is left out where nothing was outlined, so the gaps between frames do not tell it.
 * @returns none for no frames. mm, LPS. Total.
 */
export function blocksOf(frames: readonly PlacedFrame[], matrix: Matrix, stepMm: number | null): readonly Block[] {
  const [first] = frames;
  if (!first) return [];
  const whole = frames.every(({ plane }) => isAlike(first.plane, plane)) ? regular(frames, matrix, stepMm) : undefined;
  return whole ? [whole] : planesOf(frames).map((one) => singlePlane(one, matrix, { stepMm: null }));
}

function isAlike(a: PlaneGeometry, b: PlaneGeometry): boolean {
  const isNear = (p: number, q: number): boolean => Math.abs(p - q) <= 0.001 * p;
  return (
    dot(a.row, b.row) > 1 - 1e-6 &&
    dot(a.column, b.column) > 1 - 1e-6 &&
    isNear(a.spacing.acrossColumns, b.spacing.acrossColumns) &&
    isNear(a.spacing.acrossRows, b.spacing.acrossRows)
  );
}

/** Frames that share a plane, sorted along the normal of the first. */
function planesOf(frames: readonly PlacedFrame[]): readonly (readonly PlacedFrame[])[] {
  const [first] = frames;
  if (!first) return [];
  const normal = cross(first.plane.row, first.plane.column);
  const depthOf = ({ plane }: PlacedFrame): number => dot(subtract(plane.origin, first.plane.origin), normal);
  const planes: PlacedFrame[][] = [];
  for (const frame of frames.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    const before = planes.at(-1)?.[0];
    if (before && isSamePlane(before.plane, frame.plane)) planes.at(-1)?.push(frame);
    else planes.push([frame]);
  }
  return planes;
}

const isSamePlane = (a: PlaneGeometry, b: PlaneGeometry): boolean =>
  length(subtract(a.origin, b.origin)) < samePlaceMm && isAlike(a, b);

/** One grid for all frames; undefined where none fits. */
function regular(frames: readonly PlacedFrame[], matrix: Matrix, stepMm: number | null): Block | undefined {
  const planes = planesOf(frames);
  const origins = planes.flatMap(([one]) => (one ? [one.plane.origin] : []));
  const [first, last] = [planes[0]?.[0], origins.at(-1)];
  if (!first || !last) return undefined;
  if (planes.length === 1) return singlePlane(frames, matrix, { stepMm });
  const normal = cross(first.plane.row, first.plane.column);
  const depths = origins.map((origin) => dot(subtract(origin, first.plane.origin), normal));
  for (const step of stepsToTry(depths, first.thicknessMm, stepMm)) {
    const indices = depths.map((depth) => Math.round(depth / step));
    const end = indices.at(-1) ?? 0;
    const slice = scale(subtract(last, first.plane.origin), 1 / Math.max(end, 1));
    const isFit = origins.every((origin, i) => {
      const off = subtract(subtract(origin, first.plane.origin), scale(slice, indices[i] ?? 0));
      return (
        length(off) <= tolerance * Math.min(step, first.plane.spacing.acrossColumns, first.plane.spacing.acrossRows)
      );
    });
    const isApart = new Set(indices).size === indices.length;
    if (!isFit || !isApart || end >= mostSlices) continue;
    const sliceOf = new Map(planes.flatMap((plane, i) => plane.map(({ frame }) => [frame, indices[i] ?? 0] as const)));
    return { grid: gridOf(first.plane, matrix, { slices: end + 1, slice }), sliceOf, hasDepth: true, image: null };
  }
  return undefined;
}

/** Distances between slices that the frames may have been left out of, the surest first. */
function stepsToTry(depths: readonly number[], thicknessMm: number | null, stepMm: number | null): readonly number[] {
  const least = Math.min(...depths.slice(1).map((depth, i) => depth - (depths[i] ?? 0)));
  const known = [stepMm, thicknessMm].flatMap((one) => (one !== null && one <= least * (1 + tolerance) ? [one] : []));
  return [...known, least].filter((step) => step > samePlaceMm);
}

function singlePlane(
  frames: readonly PlacedFrame[],
  matrix: Matrix,
  { stepMm }: { readonly stepMm: number | null },
): Block {
  const [first] = frames;
  if (!first) throw new TypeError('a plane has a frame');
  const depthMm = stepMm ?? first.thicknessMm;
  const slice = scale(cross(first.plane.row, first.plane.column), depthMm ?? drawnDepthMm);
  return {
    grid: gridOf(first.plane, matrix, { slices: 1, slice }),
    sliceOf: new Map(frames.map(({ frame }) => [frame, 0])),
    hasDepth: depthMm !== null,
    image: null,
  };
}

const gridOf = (
  { origin, row, column, spacing }: PlaneGeometry,
  { rows, columns }: Matrix,
  { slices, slice }: { readonly slices: number; readonly slice: Vec3 },
): VolumeGeometry => ({
  shape: { columns, rows, slices },
  origin,
  column: scale(row, spacing.acrossColumns),
  row: scale(column, spacing.acrossRows),
  slice,
});

import type { ReceivedSegmentation } from '../../../dicom/read/segmentation/segmentation.ts';
import type { StoredValues } from '../../../dicom/pixels/stored-values.ts';
import { patientFromVoxel, voxelMm3 } from '../../geometry/patient-from-voxel.ts';
import type { LabelMap } from '../labels/sample-labels.ts';
import type { Block } from './place-frames.ts';

/** The least share of a fractional segment's whole that is drawn and counted as inside: more likely in than out. */
export const shownFraction = 0.5;

/** The smallest rectangle of one frame that holds what belongs to a segment. */
export interface FramePart {
  readonly segment: number;
  readonly frame: number;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly inside: Uint8Array; // 0 or 1, row after row
  readonly occupied: number | null; // of an occupancy: how many voxels its fractions add up to
}

interface OneFrame {
  readonly frame: number; // 0-based
  readonly columns: number;
  readonly rows: number;
}

/**
 * What one frame holds of the segments of its object.
 *
 * @param values  as stored, row after row. @returns in order of the segments; one without a pixel is absent, values that no
 *   segment describes are left out. Total.
 */
export function partsOfFrame(
  values: StoredValues,
  { kind, fraction, segments, frames }: ReceivedSegmentation,
  at: OneFrame,
): readonly FramePart[] {
  if (kind === 'labelmap') {
    const present = new Set<number>(values);
    return segments.flatMap(({ number }) =>
      present.has(number) ? part(values, number, { ...at, segment: number }) : [],
    );
  }
  const segment = frames[at.frame]?.segment ?? null;
  if (segment === null || !segments.some(({ number }) => number === segment)) return [];
  if (!fraction) return part(values, 1, { ...at, segment });
  const isInside = (value: number): boolean => value >= shownFraction * fraction.most;
  if (fraction.of === 'probability') return part(marked(values, isInside), 1, { ...at, segment });
  return part(
    marked(values, (value) => value > 0),
    1,
    { ...at, segment },
  ).map((reach) => {
    const within = valuesIn(values, reach, at.columns);
    const occupied = within.reduce((sum, value) => sum + value, 0) / fraction.most;
    return { ...reach, inside: marked(within, isInside), occupied };
  });
}

const marked = (values: ArrayLike<number>, isIn: (value: number) => boolean): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(values, (value) => (isIn(value) ? 1 : 0));

type Box = Pick<FramePart, 'left' | 'top' | 'columns' | 'rows'>;

const valuesIn = (values: StoredValues, { left, top, columns, rows }: Box, across: number): readonly number[] =>
  Array.from({ length: rows }, (_, row) => {
    const from = (top + row) * across + left;
    return Array.from(values.subarray(from, from + columns));
  }).flat();

/** The pixels of one value. */
function part(
  values: StoredValues,
  value: number,
  { segment, frame, columns }: OneFrame & { readonly segment: number },
): readonly FramePart[] {
  const first = values.indexOf(value);
  if (first < 0) return [];
  const [top, bottom] = [Math.trunc(first / columns), Math.trunc(values.lastIndexOf(value) / columns)];
  let [left, right] = [columns, -1];
  for (let row = top; row <= bottom; row++) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    const from = line.indexOf(value);
    if (from < 0) continue;
    left = Math.min(left, from);
    right = Math.max(right, line.lastIndexOf(value));
  }
  const box = { left, top, columns: right - left + 1, rows: bottom - top + 1 };
  const inside = new Uint8Array(box.columns * box.rows);
  for (let row = 0; row < box.rows; row++)
    for (let column = 0; column < box.columns; column++)
      if (values[(top + row) * columns + left + column] === value) inside[row * box.columns + column] = 1;
  return [{ segment, frame, ...box, inside, occupied: null }];
}

/** A segment as it is drawn: on each block where it has any voxel, cut to the box that holds it; 1 inside. */
export interface CutSegment {
  readonly number: number;
  readonly maps: readonly (LabelMap & Pick<Block, 'image'>)[];
  readonly volumeMl: number | null; // null where nothing says how far a slice reaches
}

/** The parts of all frames put together, segment by segment, in order of their numbers. Total. */
export function joinParts(parts: readonly FramePart[], blocks: readonly Block[]): readonly CutSegment[] {
  const bySegment = [...Map.groupBy(parts, ({ segment }) => segment)].sort(([a], [b]) => a - b);
  return bySegment.map(([number, own]) => {
    const joins = blocks.flatMap((block) => {
      const here = own.filter(({ frame }) => block.sliceOf.has(frame));
      if (here.length === 0) return [];
      const map = joined(here, block);
      return [{ map: { ...map, image: block.image }, volumeMl: block.hasDepth ? volumeOf(map, here) : null }];
    });
    const volumes = joins.map(({ volumeMl }) => volumeMl);
    return {
      number,
      maps: joins.map(({ map }) => map),
      volumeMl: volumes.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    };
  });
}

/** mL: voxels inside, or by occupancy the sum of what they are filled. */
function volumeOf({ grid, labels }: LabelMap, parts: readonly FramePart[]): number {
  const occupied = parts.map((one) => one.occupied);
  const sum = occupied.reduce((total, one) => (total === null || one === null ? null : total + one), 0);
  return ((sum ?? labels.reduce((count, label) => count + label, 0)) * voxelMm3(grid)) / 1000;
}

interface Around {
  readonly low: readonly [column: number, row: number, slice: number];
  readonly shape: LabelMap['grid']['shape'];
}

/** The box around all parts on a block. */
function around(parts: readonly FramePart[], { sliceOf }: Block): Around {
  const slices = parts.map(({ frame }) => sliceOf.get(frame) ?? 0);
  const low = [
    Math.min(...parts.map(({ left }) => left)),
    Math.min(...parts.map(({ top }) => top)),
    Math.min(...slices),
  ] as const;
  const shape = {
    columns: Math.max(...parts.map(({ left, columns }) => left + columns)) - low[0],
    rows: Math.max(...parts.map(({ top, rows }) => top + rows)) - low[1],
    slices: Math.max(...slices) - low[2] + 1,
  };
  return { low, shape };
}

/** Two frames on one slice add up. */
function joined(parts: readonly FramePart[], block: Block): LabelMap {
  const { low, shape } = around(parts, block);
  const labels = new Uint8Array(shape.columns * shape.rows * shape.slices);
  for (const { frame, left, top, columns, rows, inside } of parts)
    for (let row = 0; row < rows; row++) {
      const slice = (block.sliceOf.get(frame) ?? 0) - low[2];
      const from = (slice * shape.rows + top + row - low[1]) * shape.columns + left - low[0];
      for (let column = 0; column < columns; column++) if (inside[row * columns + column]) labels[from + column] = 1;
    }
  return { grid: { ...block.grid, shape, origin: patientFromVoxel(block.grid, low) }, labels };
}

/** Bytes that the parts take once they are put together. Total. */
export function bytesJoined(parts: readonly FramePart[], blocks: readonly Block[]): number {
  const bySegment = Map.groupBy(parts, ({ segment }) => segment);
  const boxes = [...bySegment.values()].flatMap((own) =>
    blocks.map((block) => {
      const here = own.filter(({ frame }) => block.sliceOf.has(frame));
      if (here.length === 0) return 0;
      const { columns, rows, slices } = around(here, block).shape;
      return columns * rows * slices;
    }),
  );
  return boxes.reduce((sum, bytes) => sum + bytes, 0);
}

/** All of an object at once. @param frames  values as stored, one array a frame of the file. Total. */
export const cutSegments = (
  frames: readonly StoredValues[],
  about: ReceivedSegmentation,
  { rows, columns, blocks }: { readonly rows: number; readonly columns: number; readonly blocks: readonly Block[] },
): readonly CutSegment[] =>
  joinParts(
    frames.flatMap((values, frame) => partsOfFrame(values, about, { frame, rows, columns })),
    blocks,
  );

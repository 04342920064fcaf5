import { shownLevel } from '../../../imaging/voi.ts';

/** One image with the outlines on it: row after row. */
export interface KeySlice {
  readonly values: Float32Array; // in the modality's unit
  readonly labels: Uint8Array; // 0 is background
  readonly columns: number;
  readonly rows: number;
  readonly spacing: { readonly acrossColumns: number; readonly acrossRows: number }; // mm
  readonly window: { readonly width: number; readonly center: number };
  readonly colors: ReadonlyMap<number, string>; // label → #RRGGBB
}

export interface Picture {
  readonly pixels: Uint8Array; // red, green, blue, row after row
  readonly width: number;
  readonly height: number;
}

const marginMm = 32;
const pixelsPerMm = 4;
const lineWidth = 2; // pixels
const casing = 2; // pixels of darkness outside the line, so that it holds on bright tissue

/**
 * The slice that shows most of a mask.
 *
 * @param mask  slice-row-column, one byte a voxel. @param sliceSize  rows × columns.
 * @returns its index, 0 for an empty mask; the first of equals. Total.
 */
export function fullestSlice(mask: Uint8Array, sliceSize: number): number {
  let best = { slice: 0, count: 0 };
  for (let slice = 0; slice * sliceSize < mask.length; slice++) {
    let count = 0;
    for (let i = slice * sliceSize; i < (slice + 1) * sliceSize; i++) if (mask[i]) count++;
    if (count > best.count) best = { slice, count };
  }
  return best.slice;
}

/**
 * A picture of the surroundings of what is outlined, square millimetres, in the image's own orientation.
 *
 * @returns the whole image where nothing is outlined. Total.
 */
export function keyPicture(slice: KeySlice): Picture {
  const place = cutOut(slice);
  const { spacing } = slice;
  const width = Math.max(1, Math.round((place.toColumn - place.fromColumn) * spacing.acrossColumns * pixelsPerMm));
  const height = Math.max(1, Math.round((place.toRow - place.fromRow) * spacing.acrossRows * pixelsPerMm));
  const pixels = new Uint8Array(width * height * 3);
  const labels = new Uint8Array(width * height);
  for (let i = 0; i < labels.length; i++) {
    const column = place.fromColumn + ((i % width) + 0.5) / (spacing.acrossColumns * pixelsPerMm) - 0.5;
    const row = place.fromRow + (Math.floor(i / width) + 0.5) / (spacing.acrossRows * pixelsPerMm) - 0.5;
    pixels.fill(shownLevel(sample(slice, column, row), slice.window), 3 * i, 3 * i + 3);
    labels[i] = nearestLabel(slice, column, row);
  }
  for (let i = 0; i < labels.length; i++) drawOver(pixels, i, { labels, width, colors: slice.colors });
  return { pixels, width, height };
}

/** The label that has most of the four pixels around, by their share; its border runs smooth between them. */
function nearestLabel({ labels, columns, rows }: KeySlice, column: number, row: number): number {
  const [c0, r0] = [Math.floor(column), Math.floor(row)];
  const [u, v] = [column - c0, row - r0];
  const shares = new Map<number, number>();
  for (const [dc, dr, share] of [
    [0, 0, (1 - u) * (1 - v)],
    [1, 0, u * (1 - v)],
    [0, 1, (1 - u) * v],
    [1, 1, u * v],
  ] as const) {
    const [c, r] = [Math.min(Math.max(c0 + dc, 0), columns - 1), Math.min(Math.max(r0 + dr, 0), rows - 1)];
    const label = labels[r * columns + c] ?? 0;
    shares.set(label, (shares.get(label) ?? 0) + share);
  }
  return [...shares].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

interface Drawing {
  readonly labels: Uint8Array;
  readonly width: number;
  readonly colors: ReadonlyMap<number, string>;
}

/** A line just inside a label, its casing just outside; the rest stays grey. */
function drawOver(pixels: Uint8Array, i: number, { labels, width, colors }: Drawing): void {
  const own = labels[i] ?? 0;
  const reach = own === 0 ? casing : lineWidth;
  const differs = (at: number): boolean => (labels[at] ?? own) !== own;
  const isEdge = differs(i - reach) || differs(i + reach) || differs(i - reach * width) || differs(i + reach * width);
  if (!isEdge) return;
  const color = colors.get(own);
  if (own === 0) for (let k = 3 * i; k < 3 * i + 3; k++) pixels[k] = (pixels[k] ?? 0) * 0.25;
  else if (color) for (const k of [0, 1, 2]) pixels[3 * i + k] = Number.parseInt(color.slice(1 + 2 * k, 3 + 2 * k), 16);
}

/** Between four pixel centres, the edge repeated outside. */
function sample({ values, columns, rows }: KeySlice, column: number, row: number): number {
  const [c, r] = [Math.min(Math.max(column, 0), columns - 1), Math.min(Math.max(row, 0), rows - 1)];
  const [c0, r0] = [Math.min(Math.floor(c), Math.max(columns - 2, 0)), Math.min(Math.floor(r), Math.max(rows - 2, 0))];
  const at = (dc: number, dr: number): number =>
    values[Math.min(r0 + dr, rows - 1) * columns + Math.min(c0 + dc, columns - 1)] ?? 0;
  const [u, v] = [c - c0, r - r0];
  return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

/** The outlined pixels with a margin around them; `to` is one past the last. */
function cutOut({ labels, columns, rows, spacing }: KeySlice) {
  let [fromColumn, fromRow, toColumn, toRow] = [columns, rows, 0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (!labels[i]) continue;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    fromColumn = Math.min(fromColumn, column);
    toColumn = Math.max(toColumn, column + 1);
    fromRow = Math.min(fromRow, row);
    toRow = Math.max(toRow, row + 1);
  }
  if (toColumn === 0) return { fromColumn: 0, fromRow: 0, toColumn: columns, toRow: rows };
  const [acrossColumns, acrossRows] = [marginMm / spacing.acrossColumns, marginMm / spacing.acrossRows];
  return {
    fromColumn: Math.max(0, Math.floor(fromColumn - acrossColumns)),
    toColumn: Math.min(columns, Math.ceil(toColumn + acrossColumns)),
    fromRow: Math.max(0, Math.floor(fromRow - acrossRows)),
    toRow: Math.min(rows, Math.ceil(toRow + acrossRows)),
  };
}

import type { LungRule } from '../../card/rule-card.ts';
import { shapeOf, spacingOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { paintRuns, runsOf } from '../pieces/runs.ts';
import type { Runs } from '../pieces/runs.ts';

interface Blob {
  pixels: number;
  columns: number; // sum
  hu: number; // sum
}

interface Slice {
  readonly runs: Runs;
  readonly blobs: readonly Blob[]; // by piece, from 1
}

/** The pieces of one image with their size, middle and mean. */
function sliceOf(mask: Uint8Array, voxels: Float32Array, [rows, columns]: readonly [number, number]): Slice {
  const runs = runsOf(mask, [1, rows, columns], 'slice');
  const blobs = Array.from({ length: runs.pieces + 1 }, (): Blob => ({ pixels: 0, columns: 0, hu: 0 }));
  for (let run = 0; run < runs.row.length; run++) {
    const blob = blobs[runs.piece[run] ?? 0];
    const [from, to, start] = [runs.from[run] ?? 0, runs.to[run] ?? 0, (runs.row[run] ?? 0) * columns];
    if (!blob) continue;
    blob.pixels += to - from;
    blob.columns += ((to - from) * (from + to - 1)) / 2;
    for (let at = start + from; at < start + to; at++) blob.hu += voxels[at] ?? 0;
  }
  return { runs, blobs };
}

/** First and last column of a mask in any image. */
function reachOf(mask: Uint8Array, columns: number): readonly [number, number] {
  let [low, high] = [columns, -1];
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) continue;
    const column = at % columns;
    if (column < low) low = column;
    if (column > high) high = column;
  }
  return [low, high];
}

/**
 * Takes the windpipe and the large airways out of a mask of air inside the body: from the image nearest to the head where
 * a dark round piece lies in the middle, downwards from image to image, as long as no piece grows faster than the rule
 * allows (there it has run into the lung).
 *
 * @param mask  one byte a voxel; changed in place. @returns voxels taken out; 0 where no windpipe was met. Total.
 */
export function takeOutAirway({ voxels, geometry }: Volume, mask: Uint8Array, { airway }: LungRule): number {
  const [slices, rows, columns] = shapeOf(geometry);
  const [, row, column] = spacingOf(geometry);
  const area = row * column;
  const plane = rows * columns;
  const [low, high] = reachOf(mask, columns);
  const middle = (low + high) / 2;
  const near = ((high - low) * airway.middleShare) / 2;
  const isTowardsHead = geometry.slice[2] >= 0;
  const [least, most] = airway.areaMm2;
  let before: Uint8Array | null = null;
  let largestBefore = 0;
  let taken = 0;
  for (let step = 0; step < slices; step++) {
    const slice = isTowardsHead ? slices - 1 - step : step;
    const [from, to] = [slice * plane, (slice + 1) * plane];
    const own = mask.subarray(from, to);
    const { runs, blobs } = sliceOf(own, voxels.subarray(from, to), [rows, columns]);
    const isKept = new Uint8Array(blobs.length);
    if (before) for (let at = 0; at < plane; at++) if (before[at] && own[at]) isKept[pieceAt(runs, at, columns)] = 1;
    const limit = Math.min(most, largestBefore * airway.growth);
    const isAirway = blobs.map(({ pixels, columns: sum, hu }, piece) => {
      if (piece === 0 || pixels * area > (before ? limit : most)) return false;
      if (hu / pixels >= airway.below) return false;
      if (before) return isKept[piece] === 1;
      return pixels * area >= least && Math.abs(sum / pixels - middle) <= near;
    });
    if (!isAirway.includes(true)) {
      if (before) break;
      continue;
    }
    const found = new Uint8Array(plane);
    paintRuns(runs, found, { columns, valueOf: (piece) => (isAirway[piece] ? 1 : 0) });
    largestBefore = Math.max(...blobs.map(({ pixels }, piece) => (isAirway[piece] ? pixels * area : 0)));
    for (let at = 0; at < plane; at++) {
      if (!found[at]) continue;
      own[at] = 0;
      taken++;
    }
    before = found;
  }
  return taken;
}

/** The piece of a pixel that is set; runs lie in reading order. */
function pieceAt({ row, from, to, piece }: Runs, at: number, columns: number): number {
  const [r, c] = [Math.floor(at / columns), at % columns];
  let [low, high] = [0, row.length - 1];
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    const isBefore = (row[mid] ?? 0) < r || ((row[mid] ?? 0) === r && (from[mid] ?? 0) <= c);
    if (isBefore) low = mid;
    else high = mid - 1;
  }
  return c < (to[low] ?? 0) ? (piece[low] ?? 0) : 0;
}

import { voxelMm3 } from '../../../imaging/geometry/patient-from-voxel.ts';
import type { LungRule } from '../../card/rule-card.ts';
import { shapeOf, spacingOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { fillHoles } from '../pieces/fill-holes.ts';
import { onPart } from '../pieces/on-part.ts';
import { closeBy } from '../pieces/reach.ts';
import { paintRuns, runsOf, sizesOf } from '../pieces/runs.ts';
import type { Runs } from '../pieces/runs.ts';
import { takeOutAirway } from './airway.ts';

export interface Lungs {
  /** One byte a voxel: 1 in a lung, vessels at its edge and holes closed over. */
  readonly mask: Uint8Array;
  /** Mean HU of the air round the body; null where none is seen. */
  readonly scannerAir: number | null;
  readonly hasAirway: boolean;
  /** A lung goes on beyond the first or the last image. */
  readonly isCut: boolean;
}

/** Pieces that touch the left, right, front or back edge of an image: the air round the body. */
function outerPieces({ row, from, to, piece, pieces }: Runs, rows: number, columns: number): Uint8Array {
  const isOuter = new Uint8Array(pieces + 1);
  for (let run = 0; run < row.length; run++) {
    const r = (row[run] ?? 0) % rows;
    if (r === 0 || r === rows - 1 || from[run] === 0 || to[run] === columns) isOuter[piece[run] ?? 0] = 1;
  }
  return isOuter;
}

const nearAir = 100; // HU: what is further from the scale's −1000 is padding beyond the scanned circle, or a blanket

/** Mean of the air round the body. */
function meanOf(
  runs: Runs,
  isOuter: Uint8Array,
  { voxels, columns, air }: { voxels: Float32Array; columns: number; air: number },
) {
  let [sum, n] = [0, 0];
  for (let run = 0; run < runs.row.length; run++) {
    if (!isOuter[runs.piece[run] ?? 0]) continue;
    const start = (runs.row[run] ?? 0) * columns;
    for (let at = start + (runs.from[run] ?? 0); at < start + (runs.to[run] ?? 0); at++) {
      const value = voxels[at] ?? 0;
      if (Math.abs(value - air) > nearAir) continue;
      sum += value;
      n++;
    }
  }
  return n > 0 ? sum / n : null;
}

/** The largest pieces, two at most, each of at least the least volume. */
function largest(runs: Runs, leastVoxels: number): ReadonlySet<number> {
  const sizes = [...sizesOf(runs)].map((size, piece) => ({ size, piece }));
  const kept = sizes.filter(({ size }) => size >= leastVoxels).toSorted((a, b) => b.size - a.size);
  return new Set(kept.slice(0, 2).map(({ piece }) => piece));
}

/**
 * The lungs of a CT of the chest: air inside the body, without the large airways, its two largest pieces, closed and filled
 * image by image.
 *
 * @param onStep  called after each of four steps. @returns the mask on the volume's grid. Total.
 */
export function findLungs(volume: Volume, rule: LungRule, onStep: () => void): Lungs {
  const { voxels, geometry } = volume;
  const shape = shapeOf(geometry);
  const [slices, rows, columns] = shape;
  const mask = new Uint8Array(voxels.length);
  for (let at = 0; at < mask.length; at++) if ((voxels[at] ?? 0) < rule.air) mask[at] = 1;
  const all = runsOf(mask, shape, 'faces');
  const isOuter = outerPieces(all, rows, columns);
  const scannerAir = meanOf(all, isOuter, { voxels, columns, air: rule.scannerAir.value });
  mask.fill(0);
  paintRuns(all, mask, { columns, valueOf: (piece) => (isOuter[piece] ? 0 : 1) });
  onStep();
  const hasAirway = takeOutAirway(volume, mask, rule) > 0;
  onStep();
  const inner = runsOf(mask, shape, 'faces');
  const kept = largest(inner, (rule.leastMl * 1000) / voxelMm3(geometry));
  mask.fill(0);
  paintRuns(inner, mask, { columns, valueOf: (piece) => (kept.has(piece) ? 1 : 0) });
  onStep();
  const [, row, column] = spacingOf(geometry);
  for (let slice = 0; slice < slices; slice++) {
    const own = mask.subarray(slice * rows * columns, (slice + 1) * rows * columns);
    onPart(own, { rows, columns, margin: 2 }, (part, size) => {
      closeBy(part, { ...size, spacing: [row, column] }, rule.closeMm);
      fillHoles(part, [size.rows, size.columns], rule.holeMm2 / (row * column));
    });
  }
  onStep();
  const isCut =
    mask.subarray(0, rows * columns).includes(1) || mask.subarray((slices - 1) * rows * columns).includes(1);
  return { mask, scannerAir, hasAirway, isCut };
}

import type { VolumeCard } from '../card/volume-card.ts';
import { exampleVolume } from '../card/volume-example.ts';
import type { VolumeExample } from '../card/volume-example.ts';
import { shapeOf } from '../grid/volume.ts';
import { TileBlend } from '../operators/blend-tiles.ts';
import { cutTile } from '../operators/tile.ts';
import { interpretCrop } from './interpret-crop.ts';
import { prepareCrop } from './prepare-crop.ts';
import type { Crop } from './prepare-crop.ts';
import { AppError } from '../../base/app-error.ts';

export interface ExampleTile {
  readonly crop: Crop;
  /** `patch` values, as the network reads them. */
  readonly tile: Float32Array;
}

/**
 * A pack's golden input, prepared as any image is.
 *
 * @param voxels  of the example's input file.
 * @throws AppError `packs.example` when the example is no input the pack can read in one tile.
 */
export function exampleTile(card: VolumeCard, example: VolumeExample, voxels: Float32Array): ExampleTile {
  const volume = exampleVolume(example, voxels);
  const place = { box: null, side: example.side ?? 'unknown' } as const;
  const crop = prepareCrop(card, { volume, missingSlices: [] }, place);
  if (!('starts' in crop)) throw new AppError('packs.example', { reason: crop.code });
  const [start] = crop.starts;
  if (!start || crop.starts.length > 1) throw new AppError('packs.example', { reason: 'infer.tiles' });
  const shape = shapeOf(crop.volume.geometry);
  return { crop, tile: cutTile({ voxels: crop.volume.voxels, shape }, start, crop.tile) };
}

/** How far an answer to the golden input is from what is expected. */
export interface ExampleVerdict {
  readonly isPassed: boolean;
  readonly largestDifference: number; // of any probed network output
  readonly wrongVoxels: number; // of the label map
}

const wrongAllowed = 0.001; // share of labelled voxels that may differ: where two labels are even within the tolerance

/** Largest difference between two arrays of one length; infinite when their lengths differ or a value is no number. Total. */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    if (!(apart <= largest)) largest = Number.isNaN(apart) ? Infinity : apart;
  }
  return largest;
}

function probeDifference({ input }: VolumeCard, { logits }: VolumeExample, answer: Float32Array): number {
  const [, rows, columns] = input.patch;
  const size = input.patch[0] * rows * columns;
  const expected = Float32Array.from(logits.probes.flatMap(({ values }) => values));
  const found = logits.probes.flatMap(({ voxel: [a, b, c], values }) =>
    values.map((_, channel) => answer[channel * size + (a * rows + b) * columns + c] ?? NaN),
  );
  return largestDifference(Float32Array.from(found), expected);
}

/**
 * Compares the network's answer with the example: single outputs within the card's tolerance, and the label map.
 *
 * @param answer    the network's output for `tile`, `channels × patch`.
 * @param expected  the example's label map, R, A, S.
 * @returns the verdict. Total.
 */
export function judgeExample(
  card: VolumeCard,
  example: VolumeExample,
  { crop, answer, expected }: { readonly crop: Crop; readonly answer: Float32Array; readonly expected: Uint8Array },
): ExampleVerdict {
  const apart = probeDifference(card, example, answer);
  const channels = card.output.labels.length + 1;
  const blend = new TileBlend({ shape: shapeOf(crop.volume.geometry), patch: crop.tile.patch, channels });
  for (const start of crop.starts) blend.add(start, answer);
  const { geometry } = exampleVolume(example, new Float32Array(0));
  const { labels } = interpretCrop(card, geometry, { crop, logits: blend.result() });
  const wrongVoxels = labels.reduce((count, label, i) => count + (label === expected[i] ? 0 : 1), 0);
  const labelled = expected.reduce((count, label) => count + (label > 0 ? 1 : 0), 0);
  const isPassed = apart <= card.tolerance && wrongVoxels <= Math.ceil(labelled * wrongAllowed);
  return { isPassed, largestDifference: apart, wrongVoxels };
}

import type { VolumeCard } from '../card/volume-card.ts';
import type { Box } from '../grid/box.ts';
import { cutRegion, regionAround } from '../grid/region.ts';
import type { Region } from '../grid/region.ts';
import { shapeOf } from '../grid/volume.ts';
import type { Triple, Volume } from '../grid/volume.ts';
import { guardPlace, note, refused } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import { prepareStep } from '../operators/list.ts';
import type { Side } from '../operators/mirror-to-left.ts';
import { networkGrid } from '../operators/resample.ts';
import { tileStarts } from '../operators/tile.ts';
import type { Tile } from '../operators/tile.ts';
import { describeVolume } from './distance/describe-volume.ts';
import { distanceNote } from './distance/training-distance.ts';

/** Where to look, on which side; a null box is the whole image. */
export interface Place {
  readonly box: Box | null;
  readonly side: Side;
}

/** One place, ready for the network. */
export interface Crop extends Place {
  /** The block of the image's own grid that the crop covers. */
  readonly region: Region;
  /** Prepared voxels, array axes R, A, S (L, A, S when mirrored). */
  readonly volume: Volume;
  readonly tile: Tile;
  readonly starts: readonly Triple[];
  readonly notes: readonly GuardReason[];
}

const isConstant = (voxels: Float32Array): boolean => {
  const [first = 0] = voxels;
  return voxels.every((value) => value === first);
};

/** The card's tile step; a pack without one is read in tiles of its patch. Total. */
const tileOf = ({ preprocess, input }: VolumeCard): Tile =>
  preprocess.find((step) => step.op === 'tile') ?? { op: 'tile', patch: input.patch, overlap: 0.5, pad: 0 };

/**
 * Cuts one place out of the image and takes it through the card's steps.
 *
 * @param image  the whole volume, and which of its slices were interpolated.
 * @returns the crop, or why it cannot be read (`infer.constant`, `infer.not-numbers`). Total after `guardInput`.
 */
export function prepareCrop(
  card: VolumeCard,
  { volume, missingSlices }: { readonly volume: Volume; readonly missingSlices: readonly number[] },
  place: Place,
): Crop | GuardReason {
  const { geometry } = volume;
  const wanted = networkGrid(geometry, card.input.spacingMm, place.box);
  const source = cutRegion(volume, regionAround(geometry, wanted, 1));
  if (source.voxels.some((value) => !Number.isFinite(value))) return refused('infer.not-numbers');
  if (isConstant(source.voxels)) return refused('infer.constant');
  const prepared = card.preprocess.reduce((crop, step) => prepareStep(step, crop, place), source);
  const notes = [
    ...guardPlace(card, geometry, { box: place.box, missingSlices }).filter(({ level }) => level === 'note'),
    ...distanceNote(card.inputStatistics, () => describeVolume(geometry, prepared)),
  ];
  const hasSide = place.side !== 'unknown' || card.input.chirality === 'none';
  const tile = tileOf(card);
  return {
    ...place,
    region: regionAround(geometry, prepared.geometry, 0),
    volume: prepared,
    tile,
    starts: tileStarts(shapeOf(prepared.geometry), tile),
    notes: hasSide ? notes : [...notes, note('infer.side-unknown')],
  };
}

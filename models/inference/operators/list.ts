import { z } from '../../base/schema.ts';
import type { Box } from '../grid/box.ts';
import type { Triple, Volume } from '../grid/volume.ts';
import { argmax, Argmax } from './argmax.ts';
import { Clip, clip } from './clip.ts';
import { ClipPercentiles, clipPercentiles } from './clip-percentiles.ts';
import { LargestComponent, largestComponent } from './largest-component.ts';
import { mirrorToLeft, MirrorToLeft } from './mirror-to-left.ts';
import type { Side } from './mirror-to-left.ts';
import { Reorient, reorient } from './reorient.ts';
import { networkGrid, Resample, resampleTo } from './resample.ts';
import { Standardise, standardise } from './standardise.ts';
import { Tile } from './tile.ts';
import { Zscore, zscore } from './zscore.ts';

/** The closed list of what a pack may ask for before its network; a pack is data, never code. */
export const PreprocessStep = z.discriminatedUnion('op', [
  Clip,
  ClipPercentiles,
  MirrorToLeft,
  Reorient,
  Resample,
  Standardise,
  Tile,
  Zscore,
]);
export type PreprocessStep = z.infer<typeof PreprocessStep>;

/** The closed list of what a pack may ask for after its network, in the image's own grid. */
export const PostprocessStep = z.discriminatedUnion('op', [Argmax, LargestComponent]);
export type PostprocessStep = z.infer<typeof PostprocessStep>;

export interface CropPlace {
  readonly box: Box | null;
  readonly side: Side;
}

/**
 * One step before the network. `tile` leaves the crop as it is: `run-pack.ts` cuts and joins the tiles.
 *
 * @param volume  what the step before left; after `reorient` array axes R, A, S.
 * @returns the changed volume, voxels still at their patient positions. Total.
 */
export function prepareStep(step: PreprocessStep, volume: Volume, { box, side }: CropPlace): Volume {
  switch (step.op) {
    case 'clip':
      return { ...volume, voxels: clip(volume.voxels, step) };
    case 'clip-percentiles':
      return { ...volume, voxels: clipPercentiles(volume.voxels, step) };
    case 'mirror-to-left':
      return mirrorToLeft(volume, side);
    case 'reorient':
      return reorient(volume);
    case 'resample':
      return resampleTo(volume, networkGrid(volume.geometry, step.spacingMm, box));
    case 'standardise':
      return { ...volume, voxels: standardise(volume.voxels, step) };
    case 'tile':
      return volume;
    case 'zscore':
      return { ...volume, voxels: zscore(volume.voxels) };
  }
}

/** What the network said, on the image's own grid: probabilities `channels × voxels`, and labels once `argmax` ran. */
export interface Answer {
  readonly probabilities: Float32Array;
  readonly channels: number;
  readonly shape: Triple;
  readonly labels: Uint8Array;
}

/** One step after the network. Total. */
export function interpretStep(step: PostprocessStep, answer: Answer): Answer {
  switch (step.op) {
    case 'argmax':
      return { ...answer, labels: argmax(answer.probabilities, answer.channels) };
    case 'largest-component':
      return { ...answer, labels: largestComponent(answer.labels, answer.shape) };
  }
}

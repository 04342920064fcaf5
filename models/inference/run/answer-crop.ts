import { AppError } from '../../base/app-error.ts';
import { shapeOf } from '../grid/volume.ts';
import { fromAxes, patchInAxes, toAxes } from '../operators/axes.ts';
import type { Axes } from '../operators/axes.ts';
import { TileBlend } from '../operators/blend-tiles.ts';
import { cutTile } from '../operators/tile.ts';
import { askNetwork } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import type { Crop } from './prepare-crop.ts';

export interface AnswerOptions {
  readonly channels: number; // labels and background
  readonly axes: Axes;
  readonly signal: { readonly aborted: boolean };
  readonly onTile: () => void;
}

/**
 * The network's answer to a crop, tile by tile; the signal is looked at before each.
 *
 * @returns `channels × crop voxels`, the channel slowest, as the network gives them (logits).
 * @throws AppError `job.cancelled`; `infer.wrong-output` when the graph's output is not `channels × patch`.
 */
export async function answerCrop(
  runtime: Runtime,
  { volume, tile, starts }: Crop,
  { channels, axes, signal, onTile }: AnswerOptions,
): Promise<Float32Array> {
  const shape = shapeOf(volume.geometry);
  const blend = new TileBlend({ shape, patch: tile.patch, channels });
  for (const start of starts) {
    if (signal.aborted) throw new AppError('job.cancelled');
    const cut = cutTile({ voxels: volume.voxels, shape }, start, tile);
    // One tile at a time: the runtime uses every thread it has.
    const asked = { data: toAxes(cut, tile.patch, axes), dims: [1, 1, ...patchInAxes(tile.patch, axes)] };
    const { data, dims } = await askNetwork(runtime, asked);
    if (data.length !== channels * cut.length)
      throw new AppError('infer.wrong-output', { found: dims.join(' × '), channels });
    blend.add(start, fromAxes(data, tile.patch, axes));
    onTile();
  }
  return blend.result();
}

import { AppError } from '../../../models/base/app-error.ts';
import type { NetworkCard } from '../../../models/inference/card/card.ts';
import { answerChannels } from '../../../models/inference/flat/run-flat.ts';
import { tileDims } from '../../../models/inference/run/runtime.ts';
import { askInNode } from '../runtimes/run-in-node.ts';
import type { RunOptions } from '../runtimes/run-in-node.ts';
import type { NetworkPack } from './packs.ts';

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

/** How many values the card says that one tile is answered with. */
function valuesOf(card: NetworkCard): number {
  const voxels = product(card.input.patch);
  if (card.dimensions === 3) return voxels * (card.output.labels.length + 1);
  const stride = card.output.kind === 'boxes' ? card.output.stride : 1;
  return (voxels / stride ** 2) * answerChannels(card);
}

/**
 * Asks a network once, in a thread of its own under WASM, for one tile of a slow ramp: whether it can be opened, ends, and
 * answers with as many numbers as its card says.
 *
 * @throws AppError `infer.graph`, `infer.hang`, `infer.wrong-output`, `infer.not-finite`, `job.cancelled`.
 */
export async function dryRun(
  { card, weights }: Pick<NetworkPack, 'card' | 'weights'>,
  options: RunOptions,
): Promise<void> {
  const dims = tileDims(card);
  const tensor = { data: Float32Array.from({ length: product(dims) }, (_, i) => (i % 251) / 250), dims };
  const { data } = await askInNode({ card, weights }, tensor, options);
  if (data.length !== valuesOf(card))
    throw new AppError('infer.wrong-output', {
      found: data.length,
      channels: Math.round(valuesOf(card) / product(card.input.patch)),
    });
  if (data.some((value) => !Number.isFinite(value))) throw new AppError('infer.not-finite');
}

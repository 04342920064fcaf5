import { AppError } from '../../../models/base/app-error.ts';
import type { NetworkCard } from '../../../models/inference/card/card.ts';
import { answerChannels } from '../../../models/inference/flat/run-flat.ts';
import { tileDims } from '../../../models/inference/run/runtime.ts';
import type { Reason } from '../../../models/base/result.ts';
import type { Context } from '../../app/context.ts';
import { tryNetwork } from '../runtimes/try-network.ts';
import type { Tried, TryOptions } from '../runtimes/try-network.ts';
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
 * Asks a network once for one tile of a slow ramp, where `tryNetwork` puts it: whether it can be opened, ends, stays within
 * its memory, and answers with as many numbers as its card says.
 *
 * @throws AppError as `tryNetwork`; `infer.wrong-output`, `infer.not-finite`.
 */
export async function dryRun(ctx: Pick<Context, 'shell' | 'files' | 'newId'>, pack: NetworkPack, options: TryOptions) {
  const { card } = pack;
  const dims = tileDims(card);
  const tensor = { data: Float32Array.from({ length: product(dims) }, (_, i) => (i % 251) / 250), dims };
  const tried = await tryNetwork(ctx, { pack, tensor }, options);
  const { data } = tried;
  if (data.length !== valuesOf(card))
    throw new AppError('infer.wrong-output', {
      found: data.length,
      channels: Math.round(valuesOf(card) / product(card.input.patch)),
    });
  if (data.some((value) => !Number.isFinite(value))) throw new AppError('infer.not-finite');
  return tried;
}

/** Where it was tried and what it took, as a person is told. */
export function triedReason({ where, bytes, timesMs }: Tried): Reason {
  const seconds = Number((Object.values(timesMs).reduce((sum, ms) => sum + ms, 0) / 1000).toPrecision(2));
  return { code: `packs.tried-${where}`, params: { seconds, megabytes: Math.round((bytes ?? 0) / 1024 ** 2) } };
}

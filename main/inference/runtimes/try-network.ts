import type { Tensor } from '../../../models/inference/run/runtime.ts';
import type { Context } from '../../app/context.ts';
import type { NetworkPack } from '../packs/packs.ts';
import { engineOf } from './engine.ts';
import type { TrialAnswer } from './host-window.ts';
import { askInNode } from './run-in-node.ts';

/** The memory that a network may take for one tile when it is brought: more would not run beside the images of a reader. */
export const trialBytes = 2 * 1024 ** 3;

export interface TryOptions {
  readonly signal: AbortSignal;
  readonly mostBytes?: number;
  readonly patienceMs?: number;
}

/** `where`: in a worker of the hidden window, sandboxed and of its own origin; or in a thread of this program. */
export interface Tried extends TrialAnswer {
  readonly where: 'window' | 'node';
}

/**
 * Asks a network that somebody brought for one tile: in the hidden window where there is one, else (the command line, no
 * browser to open) in a thread of plain Node. What fails in the window is not tried again outside of it.
 *
 * @throws AppError `infer.hang`, `infer.memory`, `infer.graph`, `infer.wrong-output`, `infer.worker-died`,
 *   `infer.host-lost`, `job.cancelled`.
 */
export async function tryNetwork(
  ctx: Pick<Context, 'shell' | 'files' | 'newId'>,
  { pack, tensor }: { readonly pack: NetworkPack; readonly tensor: Tensor },
  options: TryOptions,
): Promise<Tried> {
  const { host } = engineOf(ctx);
  const own = { ...options, mostBytes: options.mostBytes ?? trialBytes };
  const machine = (await ctx.shell.openHost().catch(() => false)) ? await host.ready() : null;
  if (machine) return { ...(await host.try(pack, tensor, own)), where: 'window' };
  return { ...(await askInNode(pack, tensor, { ...own, threads: 1, onTile: () => undefined })), where: 'node' };
}

import { isAppError } from '../../../models/base/app-error.ts';
import { z } from '../../../models/base/schema.ts';
import { note } from '../../../models/inference/guard.ts';
import type { GuardReason } from '../../../models/inference/guard.ts';
import type { HostMachine } from '../../../models/inference/host.ts';
import type { ImageInput } from '../../../models/inference/run/run-image.ts';
import type { Context } from '../../app/context.ts';
import { engineOf } from './engine.ts';
import { hasExample } from '../packs/golden-input.ts';
import type { NetworkPack } from '../packs/packs.ts';
import { runInNode } from './run-in-node.ts';
import type { RunAnswer, RunOptions } from './run-in-node.ts';
import { runServed } from './run-served.ts';
import { servedPlaceOf } from './served-place.ts';
import { withNotes } from './with-notes.ts';

// Whether WebGPU's answer to a pack's golden input agreed with WASM's, remembered per pack, graphics card, driver and
// browser version (the last three are `HostMachine.gpu`).
const proofKind = 'gpu-proof';
const Proof = z.object({ largestDifference: z.number().nullable() });

type Ctx = Pick<Context, 'library' | 'shell' | 'files' | 'newId'>;

interface Placement {
  readonly provider: 'wasm' | 'webgpu';
  readonly notes: readonly GuardReason[];
}

/** WebGPU only where it was proven on this machine; else WASM with the reason. */
async function placeOnHost(
  ctx: Ctx,
  { pack, machine, options }: { pack: NetworkPack; machine: HostMachine; options: RunOptions },
): Promise<Placement> {
  if (machine.gpu === null || !(await hasExample(pack))) return { provider: 'wasm', notes: [] };
  const { store } = ctx.library;
  const id = `${pack.card.weights.sha256}|${machine.gpu}`;
  const known = Proof.safeParse(await store.document({ kind: proofKind, id }));
  const proof = known.success ? known.data : { largestDifference: await engineOf(ctx).host.compare(pack, options) };
  if (!known.success) await store.putDocument({ kind: proofKind, id, body: proof });
  const { largestDifference } = proof;
  const limit = pack.card.tolerance;
  if (largestDifference !== null && largestDifference <= limit) return { provider: 'webgpu', notes: [] };
  const reason =
    largestDifference === null
      ? note('infer.gpu-cannot')
      : note('infer.unproven', { difference: Number(largestDifference.toPrecision(2)), limit });
  return { provider: 'wasm', notes: [reason] };
}

/** Codes after which the same run is tried again in plain Node. */
const retried = new Set(['infer.host-lost', 'infer.hang']);

/** In the hidden window, else (and when it is lost or hangs) in a thread of plain Node. */
async function runHere(ctx: Ctx, { pack, input }: Asked, options: RunOptions): Promise<RunAnswer> {
  const { host } = engineOf(ctx);
  const machine = (await ctx.shell.openHost().catch(() => false)) ? await host.ready() : null;
  if (!machine) return runInNode(pack, input, options);
  try {
    const { provider, notes } = await placeOnHost(ctx, { pack, machine, options });
    const threads = Math.min(options.threads, machine.threads);
    return withNotes(await host.run(pack, input, { ...options, provider, threads }), notes);
  } catch (error) {
    if (options.signal.aborted || !isAppError(error) || !retried.has(error.code)) throw error;
    return withNotes(await runInNode(pack, input, options), [note('infer.host-lost', { reason: error.code })]);
  }
}

interface Asked {
  readonly pack: NetworkPack;
  readonly input: ImageInput;
}

/**
 * Runs a pack on the site's server where one is configured and has shown that it holds the network; else here, with the
 * reason. Here: in the hidden window where there is one, else (and when the window is lost or hangs) in a thread of plain
 * Node. The command line has no window: it always takes Node.
 *
 * @throws AppError `job.cancelled`, `infer.hang`, `infer.graph`, `infer.wrong-output`.
 */
export async function runSomewhere(ctx: Ctx, asked: Asked, options: RunOptions): Promise<RunAnswer> {
  try {
    const place = servedPlaceOf(ctx.library);
    if (place) return await runServed({ ...asked, library: ctx.library }, place, options);
  } catch (error) {
    if (options.signal.aborted || !isAppError(error) || error.code === 'job.cancelled') throw error;
    return withNotes(await runHere(ctx, asked, options), [note('infer.server-lost', { reason: error.code })]);
  }
  return runHere(ctx, asked, options);
}

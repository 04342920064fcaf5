import { availableParallelism } from 'node:os';
import type { Counted } from '../../models/base/ipc/counted.ts';
import type { RunRecord } from '../../models/findings/finding.ts';
import type { RunRequest, RunResult } from '../../models/inference/contract.ts';
import { refused } from '../../models/inference/guard.ts';
import type { Guard } from '../../models/inference/guard.ts';
import type { Context } from '../app/context.ts';
import { engineOf } from './engine.ts';
import { checkGolden, knownGolden, rememberGolden } from './golden-input.ts';
import type { KnownGolden } from './golden-input.ts';
import { keepFindings } from './keep-findings.ts';
import { askImage, loadImage } from './load-image.ts';
import { readyPack } from './packs.ts';
import type { ReadyPack } from './packs.ts';
import type { RunOptions } from './runtimes/run-in-node.ts';
import { runSomewhere } from './runtimes/run-somewhere.ts';

export interface RunParts {
  readonly ctx: Pick<Context, 'library' | 'images' | 'shell' | 'files' | 'newId' | 'models' | 'version' | 'log'>;
  readonly signal: AbortSignal;
  readonly report: (progress: Counted) => void;
}

/** Threads for WASM: the setting, and no more than the machine has. */
export const threadsFor = ({ library }: Pick<Context, 'library'>): number =>
  Math.max(1, Math.min(Number(library.settings.get('models.threads')), availableParallelism()));

const modelOf = ({ card }: ReadyPack): RunResult['model'] => ({
  id: card.id,
  version: card.version,
  sha256: card.weights.sha256,
});

const notRun = (pack: ReadyPack, guard: Guard): RunResult => ({
  findings: [],
  guard,
  provider: null,
  threads: null,
  timesMs: {},
  model: modelOf(pack),
});

/** The golden input's word on this machine. At a window it is run once per pack and version; the command line says `not-run`. */
async function goldenFor(pack: ReadyPack, { ctx }: RunParts, options: RunOptions): Promise<KnownGolden | null> {
  const known = await knownGolden(ctx.library, pack, ctx.version);
  if (known ?? ctx.shell.kind === 'headless') return known;
  const result = await checkGolden(pack, { ...options, onTile: () => undefined });
  await rememberGolden(ctx.library, { pack, version: ctx.version }, result);
  return result;
}

/**
 * Runs a pack on a display set and proposes what it finds. Refusals of the guard are answers; nothing is decoded for them.
 *
 * @throws AppError `packs.*` when the pack is not ready, `imaging.*` when the image cannot be read, `infer.hang`,
 *   `infer.graph`, `infer.wrong-output`, `job.cancelled`.
 */
export async function runModel(request: RunRequest, parts: RunParts): Promise<RunResult> {
  const { ctx, signal, report } = parts;
  const pack = await readyPack(ctx, request.model);
  const image = await loadImage(request.displaySet, ctx);
  const { guard: before, read } = askImage(pack.card, request, { displaySet: image.displaySet, ctx });
  if (before.verdict === 'refused') return notRun(pack, before);
  return engineOf(ctx).inTurn(signal, async () => {
    report({ step: 'infer.step-read', done: 0, total: null });
    const onTile = (done: number, total: number): void => report({ step: 'infer.step-run', done, total });
    const options: RunOptions = { signal, threads: threadsFor(ctx), onTile };
    const golden = await goldenFor(pack, parts, options);
    if (golden?.verdict === 'failed') {
      const params = { difference: Number(golden.largestDifference.toPrecision(2)), limit: pack.card.tolerance };
      return notRun(pack, { verdict: 'refused', reasons: [...before.reasons, refused('infer.golden-failed', params)] });
    }
    const answer = await runSomewhere(ctx, { pack, input: await read(signal) }, options);
    const { provider, threads, timesMs, guard } = answer;
    const run: RunRecord = { provider, threads, timesMs, goldenInput: golden ? 'passed' : 'not-run' };
    const findings = await keepFindings(answer, { ctx, pack, image, frame: request.frame ?? 0, run });
    ctx.log.line('infer.done', {
      model: pack.card.id,
      provider,
      threads,
      findings: findings.length,
      verdict: guard.verdict,
    });
    return { findings: [...findings], guard, provider, threads, timesMs: { ...timesMs }, model: modelOf(pack) };
  });
}

import type { RunRecord } from '../../models/findings/finding.ts';
import type { RunRequest, RunResult } from '../../models/inference/contract.ts';
import { engineOf } from './runtimes/engine.ts';
import { answerWithin } from './keep/answer-within.ts';
import { keepFindings } from './keep/keep-findings.ts';
import { noteRun } from './keep/note-run.ts';
import { askImage, loadImage } from './image/load-image.ts';
import type { LoadedImage } from './image/load-image.ts';
import { isRulePack, readyPack } from './packs/packs.ts';
import type { NetworkPack } from './packs/packs.ts';
import { runRulePack } from './rules/run-rule-pack.ts';
import { broughtNotes, goldenFailed, goldenFor, goldenRecord, modelOf, notRun, threadsFor } from './run-parts.ts';
import type { RunParts } from './run-parts.ts';
import type { RunOptions } from './runtimes/run-in-node.ts';
import { runSomewhere } from './runtimes/run-somewhere.ts';
import { withNotes } from './runtimes/with-notes.ts';

/** A network on a display set, proposals kept. */
async function runNetwork(
  { pack, image }: { pack: NetworkPack; image: LoadedImage },
  request: RunRequest,
  parts: RunParts,
): Promise<RunResult> {
  const { ctx, signal, report } = parts;
  const asked = await askImage(pack.card, request, { displaySet: image.displaySet, ctx });
  const { guard: before, read, region } = asked;
  if (before.verdict === 'refused') return notRun(pack, before);
  return engineOf(ctx).inTurn(signal, async () => {
    report({ step: 'infer.step-read', done: 0, total: null });
    const onTile = (done: number, total: number): void => report({ step: 'infer.step-run', done, total });
    const options: RunOptions = { signal, threads: threadsFor(ctx), onTile };
    const golden = await goldenFor(pack, parts, options);
    if (golden?.verdict === 'failed')
      return notRun(pack, { verdict: 'refused', reasons: [...before.reasons, goldenFailed(golden)] });
    const found = await runSomewhere(ctx, { pack, input: await read(signal) }, options);
    const answer = withNotes(answerWithin(found, pack.card, region), [...broughtNotes(pack), ...(parts.notes ?? [])]);
    const { provider, threads, timesMs, guard } = answer;
    const run: RunRecord = { provider, threads, timesMs, ...goldenRecord(golden) };
    const findings = await keepFindings(answer, {
      ctx,
      pack,
      image,
      frame: request.frame ?? 0,
      run,
      ...(region && { region }),
    });
    return { findings: [...findings], guard, provider, threads, timesMs: { ...timesMs }, model: modelOf(pack) };
  });
}

/**
 * Runs a pack on a display set and proposes what it finds. Refusals of the guard are answers; nothing is decoded for them.
 *
 * @throws AppError `packs.*` when the pack is not ready, `imaging.*` when the image cannot be read, `infer.hang`,
 *   `infer.graph`, `infer.wrong-output`, `job.cancelled`.
 */
export async function runModel(request: RunRequest, parts: RunParts): Promise<RunResult> {
  const { ctx } = parts;
  const pack = await readyPack(ctx, request.model);
  const image = await loadImage(request.displaySet, ctx);
  const result = isRulePack(pack)
    ? await runRulePack({ pack, image }, request, parts)
    : await runNetwork({ pack, image }, request, parts);
  const { findings, provider, threads, guard } = result;
  await noteRun({ ctx, pack, image, request }, result);
  if (provider !== null)
    ctx.log.line('infer.done', {
      model: pack.card.id,
      provider,
      threads,
      findings: findings.length,
      verdict: guard.verdict,
    });
  return result;
}

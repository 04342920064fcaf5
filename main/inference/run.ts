import { availableParallelism } from 'node:os';
import type { Counted } from '../../models/base/ipc/counted.ts';
import { FindingId } from '../../models/base/ids.ts';
import type { Finding, RunRecord } from '../../models/findings/finding.ts';
import type { RunRequest, RunResult } from '../../models/inference/contract.ts';
import { guardInput, refused } from '../../models/inference/guard.ts';
import type { Guard } from '../../models/inference/guard.ts';
import { packVersion, propose } from '../../models/inference/propose.ts';
import type { PackPart } from '../../models/inference/run/interpret-crop.ts';
import type { Context } from '../app/context.ts';
import { engineOf } from './engine.ts';
import { checkGolden, knownGolden, rememberGolden } from './golden-input.ts';
import type { KnownGolden } from './golden-input.ts';
import { loadImage } from './load-image.ts';
import type { LoadedImage } from './load-image.ts';
import { readyPack } from './packs.ts';
import type { ReadyPack } from './packs.ts';
import type { RunAnswer, RunOptions } from './runtimes/run-in-node.ts';
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

/** Keeps one part: its label map as a blob, the finding as a proposal in the journal. */
async function keep(
  part: PackPart,
  { parts, image, pack, run }: { parts: RunParts; image: LoadedImage; pack: ReadyPack; run: RunRecord },
): Promise<FindingId> {
  const { library, newId } = parts.ctx;
  const { displaySet, subject } = image;
  const { id: displaySetId, studyUid, seriesUid, frameOfReferenceUid, volume: grid } = displaySet;
  if (!grid) throw new TypeError('a part without a grid'); // the guard refused it before
  const mask = await library.blobs.put(part.labels);
  await library.store.putBlobRef({ digest: mask, kind: 'mask', bytes: part.labels.length, at: library.now() });
  const on = { displaySet: displaySetId, studyUid, seriesUid, frameOfReferenceUid };
  const id = FindingId.parse(newId());
  const finding = propose(pack.card, part, { id, at: library.now(), on, grid, mask, run });
  await library.journal.append({
    subject,
    studyUid,
    actor: packVersion(pack.card),
    change: { kind: 'finding.propose', finding },
  });
  return id;
}

/** An older proposal of the same pack on the same image and side, not yet decided: the new one takes its place. */
const isReplaced = (old: Finding, pack: ReadyPack, { image, part }: { image: LoadedImage; part: PackPart }): boolean =>
  old.status === 'proposed' &&
  old.by.kind === 'pack' &&
  old.by.id === pack.card.id &&
  old.on.displaySet === image.displaySet.id &&
  old.laterality === (pack.card.input.chirality === 'left' ? part.side : null);

async function withdrawReplaced(
  answer: RunAnswer,
  { parts, image, pack }: { parts: RunParts; image: LoadedImage; pack: ReadyPack },
): Promise<void> {
  const { store, journal } = parts.ctx.library;
  const { subject, displaySet } = image;
  const old = await store.findingsOfStudy(displaySet.studyUid);
  for (const finding of old) {
    if (!answer.parts.some((part) => isReplaced(finding, pack, { image, part }))) continue;
    const change = { kind: 'finding.withdraw', finding } as const;
    await journal.append({ subject, studyUid: displaySet.studyUid, actor: packVersion(pack.card), change });
  }
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
  const { modality, bodyPart, volume: geometry, missingSlices } = image.displaySet;
  const about = { modality: modality === '' ? null : modality, bodyPart, missingSlices, boxes: request.boxes };
  const before = guardInput(pack.card, { ...about, geometry });
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
    const input = { ...about, volume: await image.volume(signal), side: request.side };
    const answer = await runSomewhere(ctx, { pack, input }, options);
    const { provider, threads, timesMs, guard } = answer;
    const run: RunRecord = { provider, threads, timesMs, goldenInput: golden ? 'passed' : 'not-run' };
    await withdrawReplaced(answer, { parts, image, pack });
    const findings: FindingId[] = [];
    for (const part of answer.parts) findings.push(await keep(part, { parts, image, pack, run }));
    ctx.log.line('infer.done', {
      model: pack.card.id,
      provider,
      threads,
      findings: findings.length,
      verdict: guard.verdict,
    });
    return { findings, guard, provider, threads, timesMs: { ...timesMs }, model: modelOf(pack) };
  });
}

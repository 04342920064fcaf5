import { FindingId } from '../../../models/base/ids.ts';
import { isUntouched } from '../../../models/findings/decide.ts';
import type { RunRecord } from '../../../models/findings/finding.ts';
import type { RuleCard } from '../../../models/inference/card/rule-card.ts';
import type { RunRequest, RunResult } from '../../../models/inference/contract.ts';
import { boxAround } from '../../../models/inference/grid/box.ts';
import { judge } from '../../../models/inference/guard.ts';
import { guardRule } from '../../../models/inference/rules/guard-rule.ts';
import { proposeRule } from '../../../models/inference/rules/propose-rule.ts';
import { takenOf } from '../../../models/inference/rules/rule.ts';
import type { RuleGiven, RuleOutcome } from '../../../models/inference/rules/rule.ts';
import { engineOf } from '../runtimes/engine.ts';
import { onSet, putMask } from '../keep/keep-findings.ts';
import type { LoadedImage } from '../image/load-image.ts';
import type { RulePack } from '../packs/packs.ts';
import { broughtNotes, goldenFailed, goldenFor, goldenRecord, modelOf, notRun } from '../run-parts.ts';
import type { RunParts } from '../run-parts.ts';
import { runRuleInNode } from '../runtimes/run-rule-in-node.ts';

interface Asked {
  readonly pack: RulePack;
  readonly image: LoadedImage;
}

/** What the rule is given beside the voxels; a point without a box gets one of the card's usual size. */
function givenOf({ input: { box } }: RuleCard, { displaySet }: LoadedImage, request: RunRequest): RuleGiven {
  const { modality, bodyPart, volume: geometry, missingSlices } = displaySet;
  const seeds = request.seeds ?? [];
  const around = box ? seeds.flatMap((seed) => (seed ? [boxAround(seed, box.defaultMm)] : [])) : [];
  return {
    modality: modality === '' ? null : modality,
    bodyPart,
    geometry,
    missingSlices,
    boxes: box === null ? [] : request.boxes.length > 0 ? request.boxes : around,
    taken: takenOf(displaySet),
    seeds,
    despite: request.despite ?? [],
  };
}

/** Proposals of the same rule on the same images that no person touched go; a region grown from another point stays. */
async function withdrawOld({ pack, image }: Asked, { library }: RunParts['ctx']): Promise<void> {
  const { card, digest } = pack;
  if (card.rule.op === 'grow') return;
  const { studyUid } = image.displaySet;
  const { store, journal } = library;
  for (const finding of await store.findingsOfStudy(studyUid)) {
    const { by, on } = finding;
    if (!isUntouched(finding) || by.kind !== 'pack' || by.id !== card.id || on.displaySet !== image.displaySet.id)
      continue;
    const actor = { kind: 'pack', id: card.id, version: card.version, digest } as const;
    await journal.append({ subject: image.subject, studyUid, actor, change: { kind: 'finding.withdraw', finding } });
  }
}

/** Keeps what a rule found as proposals in the journal, label maps as blobs. @returns their ids, in the order of the parts. */
async function keep(
  { parts, guard }: RuleOutcome,
  asked: Asked,
  { ctx, run }: { ctx: RunParts['ctx']; run: RunRecord },
): Promise<FindingId[]> {
  const { pack, image } = asked;
  const { library, newId } = ctx;
  const { volume: grid, studyUid } = image.displaySet;
  if (!grid) throw new TypeError('a part without a grid'); // the guard refused it before
  if (parts.length > 0) await withdrawOld(asked, ctx);
  const notes = guard.reasons.filter(({ level }) => level === 'note');
  const kept: FindingId[] = [];
  for (const { labels, ...part } of parts) {
    const finding = proposeRule(pack.card, part, {
      id: FindingId.parse(newId()),
      at: library.now(),
      on: onSet(image),
      grid,
      mask: await putMask(library, labels),
      run,
      digest: pack.digest,
      notes,
    });
    const change = { kind: 'finding.propose', finding } as const;
    await library.journal.append({ subject: image.subject, studyUid, actor: finding.by, change });
    kept.push(finding.id);
  }
  return kept;
}

/** A rule on a display set, in a thread of plain Node; proposals kept. @throws AppError as `runModel`. */
export async function runRulePack(asked: Asked, request: RunRequest, parts: RunParts): Promise<RunResult> {
  const { ctx, signal, report } = parts;
  const { pack, image } = asked;
  const given = givenOf(pack.card, image, request);
  const before = guardRule(pack.card, given);
  if (before.verdict === 'refused') return notRun(pack, before);
  return engineOf(ctx).inTurn(signal, async () => {
    report({ step: 'infer.step-read', done: 0, total: null });
    const onTile = (done: number, total: number): void => report({ step: 'infer.step-rule', done, total });
    const golden = await goldenFor(pack, parts, { signal, threads: 1, onTile });
    if (golden?.verdict === 'failed')
      return notRun(pack, { verdict: 'refused', reasons: [...before.reasons, goldenFailed(golden)] });
    const volume = await ctx.images.volume(image.displaySet, ctx.library, signal);
    const input = { ...given, volume, tolerance: request.tolerance ?? null };
    const ran = await runRuleInNode(pack.card, input, { signal, onTile });
    const outcome = { ...ran, guard: judge([...ran.guard.reasons, ...broughtNotes(pack), ...(parts.notes ?? [])]) };
    const timesMs = { rule: Math.round(outcome.timesMs.rule * 10) / 10 };
    const run: RunRecord = { provider: 'cpu', threads: 1, timesMs, ...goldenRecord(golden) };
    const findings = await keep(outcome, asked, { ctx, run });
    return { findings, guard: outcome.guard, provider: 'cpu', threads: 1, timesMs, model: modelOf(pack) };
  });
}

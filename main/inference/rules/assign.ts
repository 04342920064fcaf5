import { AppError } from '../../../models/base/app-error.ts';
import type { Actor } from '../../../models/base/actor.ts';
import type { FindingId } from '../../../models/base/ids.ts';
import type { Finding } from '../../../models/findings/finding.ts';
import { shapeOf as shapeOfFinding } from '../../../models/findings/reshape.ts';
import type { CalciumRule, RuleCard } from '../../../models/inference/card/rule-card.ts';
import { shapeOf } from '../../../models/inference/grid/volume.ts';
import type { Volume } from '../../../models/inference/grid/volume.ts';
import { assign, candidatesOf } from '../../../models/inference/rules/calcium/candidates.ts';
import type { Candidate } from '../../../models/inference/rules/calcium/candidates.ts';
import { scoreCalcium } from '../../../models/inference/rules/calcium/score.ts';
import { ruleMeasurement } from '../../../models/inference/rules/propose-rule.ts';
import type { Context } from '../../app/context.ts';
import { putMask } from '../keep/keep-findings.ts';
import { isRulePack, readyPack } from '../packs/packs.ts';
import type { RunParts } from '../run-parts.ts';

type Parts = RunParts & { readonly ctx: Pick<Context, 'actor'> };

interface Opened {
  readonly finding: Finding;
  readonly card: RuleCard;
  readonly rule: CalciumRule;
  readonly volume: Volume;
  readonly labels: Uint8Array;
}

/**
 * A finding of the calcium rule with what its numbers are read from.
 *
 * @throws AppError `findings.unknown`, `infer.not-candidates` for any other finding, `packs.*`, `imaging.*`, `job.cancelled`.
 */
async function open(id: FindingId, { ctx, signal, report }: RunParts): Promise<Opened> {
  const { library, images } = ctx;
  const finding = await library.store.finding(id);
  if (!finding) throw new AppError('findings.unknown');
  const { by, geometry } = finding;
  const pack = by.kind === 'pack' ? await readyPack(ctx, by.id) : null;
  if (!pack || !isRulePack(pack) || pack.card.rule.op !== 'calcium' || geometry.kind !== 'mask')
    throw new AppError('infer.not-candidates');
  report({ step: 'infer.step-read', done: 0, total: null });
  const labels = await library.blobs.read(geometry.mask);
  const volume = await images.volume(await images.setById(finding.on.displaySet, library), library, signal);
  return { finding, card: pack.card, rule: pack.card.rule, volume, labels };
}

/** The pieces a finding consists of. @throws AppError as `open`. */
export async function listCandidates(id: FindingId, parts: RunParts): Promise<Candidate[]> {
  const { volume, labels, rule } = await open(id, parts);
  return [...candidatesOf(volume, labels, rule)];
}

const ofNumbers: ReadonlySet<string> = new Set(['infer.calcium-open', 'infer.calcium-band']);

/**
 * Puts candidates under another label and reads the numbers again: one Edit.
 *
 * @throws AppError `infer.unknown-label`, and as `open`.
 */
export async function assignCandidates(
  { finding: id, candidates, label }: { finding: FindingId; candidates: readonly number[] | null; label: number },
  parts: Parts,
): Promise<Finding> {
  const { finding, card, rule, volume, labels } = await open(id, parts);
  if (finding.geometry.kind !== 'mask') throw new AppError('infer.not-candidates');
  if (card.output.labels.every(({ value }) => value !== label)) throw new AppError('infer.unknown-label', { label });
  const changed = assign({ labels, shape: shapeOf(volume.geometry), rule }, candidates, label);
  const { values, notes } = scoreCalcium(volume, changed, rule);
  const { library } = parts.ctx;
  const before = shapeOfFinding(finding);
  const others = before.notes.filter(({ code }) => !ofNumbers.has(code));
  const after = {
    geometry: { ...finding.geometry, mask: await putMask(library, changed) },
    measurements: values.map(ruleMeasurement(card)),
    notes: [...notes.map(({ code, params }) => ({ code, params })), ...others],
    edited: true,
  };
  const study = await library.store.study(finding.on.studyUid);
  if (!study) throw new AppError('library.unknown-study', { study: finding.on.studyUid });
  const actor: Actor = parts.ctx.actor;
  const change = { kind: 'finding.reshape', finding: id, before, after } as const;
  await library.journal.append({ subject: study.subject, studyUid: finding.on.studyUid, actor, change });
  return (await library.store.finding(id)) ?? finding;
}

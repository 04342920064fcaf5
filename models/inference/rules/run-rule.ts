import type { RuleCard } from '../card/rule-card.ts';
import { pasteRegion } from '../grid/region.ts';
import { judge, note, refused, shown } from '../guard.ts';
import type { GuardReason } from '../guard.ts';
import { findCandidates } from './calcium/find-candidates.ts';
import { scoreCalcium } from './calcium/score.ts';
import { growFrom } from './grow.ts';
import { guardRule } from './guard-rule.ts';
import { measureLungs } from './lung/measure-lungs.ts';
import { placeIn } from './places.ts';
import type { Place } from './places.ts';
import type { RuleFound, RuleInput, RuleOutcome, RulePart, RuleValue } from './rule.ts';
import { labelByRange } from './thresholds.ts';

export interface RuleHooks {
  readonly report: (done: number, total: number) => void; // steps
  readonly now: () => number; // ms, any zero
}

const stepsAPlace = 5;

/** What the rule finds in one place, on the place's own block. */
function find(
  { rule }: RuleCard,
  place: Place,
  { input, onStep }: { input: RuleInput; onStep: () => void },
): RuleFound {
  switch (rule.op) {
    case 'calcium':
      return scoreCalcium(place.volume, findCandidates(place.volume, place.inside, rule), rule);
    case 'lung':
      return measureLungs(place.volume, rule, onStep);
    case 'thresholds':
      return labelByRange(place.volume, place.inside, rule);
    case 'grow':
      return growFrom(place, rule, input);
  }
}

/** Measures outside the card's ranges: the result is withheld, not shown with a warning. */
export function checkRule(card: RuleCard, values: readonly RuleValue[]): readonly GuardReason[] {
  return card.plausibility.flatMap(({ key, range: [low, high] }) => {
    const found = values.find((value) => value.key === key && value.label === null);
    if (!found || (found.value >= low && found.value <= high)) return [];
    const name = card.measures.find((measure) => measure.key === key)?.name ?? key;
    return [refused('infer.flat-measure', { name, found: shown(found.value), low, high, unit: found.unit })];
  });
}

const distinct = (reasons: readonly GuardReason[]): readonly GuardReason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
];

/** What cannot be read at all. */
function unreadable({ voxels }: Place['volume']): GuardReason | undefined {
  if (voxels.length === 0) return refused('infer.box-outside', { percent: 100 });
  if (voxels.some((value) => !Number.isFinite(value))) return refused('infer.not-numbers');
  const [first = 0] = voxels;
  return voxels.every((value) => value === first) ? refused('infer.constant') : undefined;
}

/**
 * Runs a rule on a volume: guard, each box or the whole, judge. The same in a thread of plain Node and in tests.
 *
 * @returns the guard's word and one part a box, in the boxes' order; an implausible or empty one is left out with the
 *   reason. Total.
 */
export function runRule(card: RuleCard, input: RuleInput, hooks: RuleHooks): RuleOutcome {
  const start = hooks.now();
  const before = guardRule(card, { ...input, geometry: input.volume.geometry });
  const end = (reasons: readonly GuardReason[], parts: readonly RulePart[]): RuleOutcome => ({
    guard: judge(distinct(reasons)),
    parts,
    timesMs: { rule: hooks.now() - start },
  });
  if (before.verdict === 'refused') return end(before.reasons, []);
  const boxes = input.boxes.length > 0 ? input.boxes : [null];
  const total = boxes.length * stepsAPlace;
  let done = 0;
  const onStep = (): void => hooks.report(++done, total);
  const reasons: GuardReason[] = [...before.reasons];
  const parts: RulePart[] = [];
  for (const [n, box] of boxes.entries()) {
    const place = placeIn(input.volume, box, input.seeds[n] ?? null);
    const against = unreadable(place.volume);
    const found = against ? null : find(card, place, { input, onStep });
    const wrong = against ? [against] : checkRule(card, found?.values ?? []);
    const isEmpty =
      found !== null && found.values.length === 0 && found.notes.every(({ code }) => code !== 'infer.calcium-open');
    if (found && wrong.length === 0 && !isEmpty)
      parts.push({ ...found, box, labels: box ? pasteRegion(found.labels, place.region, place.whole) : found.labels });
    reasons.push(
      ...wrong,
      ...(isEmpty ? [note('infer.flat-nothing')] : []),
      ...(wrong.length > 0 || isEmpty ? (found?.notes ?? []) : []),
    );
    done = (n + 1) * stepsAPlace - 1;
    onStep();
  }
  return end(reasons, parts);
}

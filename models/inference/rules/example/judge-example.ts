import type { RuleCard } from '../../card/rule-card.ts';
import type { RuleExample } from '../../card/rule-example.ts';
import { gridFromPatient, shapeOf } from '../../grid/volume.ts';
import type { Volume } from '../../grid/volume.ts';
import { assign, candidatesOf } from '../calcium/candidates.ts';
import { scoreCalcium } from '../calcium/score.ts';
import { phantomOf } from './phantom.ts';
import { runRule } from '../run-rule.ts';
import type { RuleHooks } from '../run-rule.ts';
import type { RuleValue } from '../rule.ts';

/** One number of an example: what came out, what must. `found` is null where nothing came out. */
export interface ExampleNumber {
  readonly key: string;
  readonly found: number | null;
  readonly expected: number;
  readonly tolerance: number;
}

const keyOf = ({ key, label }: RuleValue): string => (label === null ? key : `${key}.${label}`);

/** Assigns as the example's reader does, and reads the numbers again. */
function assigned(
  card: RuleCard,
  example: RuleExample,
  { volume, labels }: { volume: Volume; labels: Uint8Array },
): readonly RuleValue[] {
  const { rule } = card;
  if (rule.op !== 'calcium') return [];
  const shape = shapeOf(volume.geometry);
  const candidates = candidatesOf(volume, labels, rule);
  const map = example.assigned.reduce((now, { at, label }) => {
    const place = gridFromPatient(volume.geometry, at);
    const apart = (centre: readonly [number, number, number]): number => {
      const [s, r, c] = gridFromPatient(volume.geometry, centre);
      return Math.hypot(s - place[0], r - place[1], c - place[2]);
    };
    const [nearest] = candidates.toSorted((a, b) => apart(a.centre) - apart(b.centre));
    return nearest ? assign({ labels: now, shape, rule }, [nearest.number], label) : now;
  }, labels);
  return scoreCalcium(volume, map, rule).values;
}

/**
 * Runs a pack's example and puts each number beside what must come out.
 *
 * @returns in the example's order. Total.
 */
export function runExample(card: RuleCard, example: RuleExample, hooks: RuleHooks): readonly ExampleNumber[] {
  const volume = phantomOf(example);
  const { boxes, seeds, modality, taken } = example;
  const input = { modality, bodyPart: null, missingSlices: [], boxes, seeds, taken, despite: [], tolerance: null };
  const { parts } = runRule(card, { ...input, volume }, hooks);
  const [part] = parts;
  const values =
    part && example.assigned.length > 0
      ? assigned(card, example, { volume, labels: part.labels })
      : (part?.values ?? []);
  return Object.entries(example.measured).map(([key, { value, tolerance }]) => ({
    key,
    found: values.find((one) => keyOf(one) === key)?.value ?? null,
    expected: value,
    tolerance,
  }));
}

/** Whether a number is what must come out. Total. */
export const isRight = ({ found, expected, tolerance }: ExampleNumber): boolean =>
  found !== null && Math.abs(found - expected) <= tolerance + 1e-9;

import type { Refusal } from '../../../base/result.ts';
import { z } from '../../../base/schema.ts';
import { criteriaTable, Side, Strength } from './criterion.ts';
import type { AppliedCriterion } from './criterion.ts';
import { VariantClass } from './scheme.ts';
import type { ClassificationScheme } from './scheme.ts';

/** What of a scheme made the class: so many criteria of a side, a number of points, or one criterion alone. */
export const ClassRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('combination'), side: Side, atLeast: z.partialRecord(Strength, z.number().int()) }),
  z.object({ kind: z.literal('points'), from: z.number().nullable() }), // at least; null: fewer than all others
  z.object({ kind: z.literal('alone'), code: z.string() }),
]);
export type ClassRule = Readonly<z.infer<typeof ClassRule>>;

/** A class by one scheme, and what led to it. */
export const Classification = z.object({
  scheme: z.string(),
  version: z.string(),
  isConfirmed: z.boolean(),
  class: VariantClass,
  rule: ClassRule.nullable(), // null: none holds, or those of both sides do
  points: z.number().int().nullable(), // null: the scheme has none
  temperature: z.string().nullable(), // of an uncertain one, where the scheme names it
  isContradictory: z.boolean(), // rules of both sides hold: uncertain, whatever they say
  criteria: z.array(z.object({ code: z.string(), strength: Strength })),
  remarks: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type Classification = Readonly<z.infer<typeof Classification>>;

/**
 * The class that criteria make under a scheme. Every code counts once, at the strength given; unknown codes do not count.
 *
 * @returns with remarks `genome.criterion-unknown`, `genome.criterion-discouraged`, `genome.criterion-strong` {code,
 *   strength} (stronger than the scheme advises; counted as given).
 * @source Richards 2015, Genet Med 17:405, table 5; Tavtigian 2020, Hum Mutat 41:1734. Total.
 */
export function classify(criteria: readonly AppliedCriterion[], scheme: ClassificationScheme): Classification {
  const known = criteria.filter(({ code }) => sideOf(code) !== null);
  const made = scheme.method === 'rules' ? classByRules(known, scheme) : classByPoints(known, scheme);
  return {
    scheme: scheme.id,
    version: scheme.version,
    isConfirmed: scheme.isConfirmed,
    ...made,
    criteria: known.map(({ code, strength }) => ({ code, strength })),
    remarks: criteria.flatMap((each) => remarksOn(each, scheme)),
  };
}

type Made = Pick<Classification, 'class' | 'rule' | 'points' | 'temperature' | 'isContradictory'>;
type SchemeOf<Method> = Extract<ClassificationScheme, { readonly method: Method }>;

const sideOf = (code: string): Side | null => criteriaTable.criteria.find((each) => each.code === code)?.side ?? null;
const strengths = Strength.options;

/** How many criteria of a side have each strength, weakest first. */
const countsOf = (criteria: readonly AppliedCriterion[], side: Side): readonly number[] =>
  strengths.map(
    (strength) => criteria.filter((each) => sideOf(each.code) === side && each.strength === strength).length,
  );

const classByRules = (criteria: readonly AppliedCriterion[], { rules }: SchemeOf<'rules'>): Made => {
  const holds = (side: Side) =>
    rules.find((rule) => rule.side === side && isMet(countsOf(criteria, side), rule.atLeast));
  const [pathogenic, benign] = [holds('pathogenic'), holds('benign')];
  const isContradictory = pathogenic !== undefined && benign !== undefined;
  const rule = isContradictory ? undefined : (pathogenic ?? benign);
  return {
    class: rule?.class ?? 'uncertain',
    rule: rule ? { kind: 'combination', side: rule.side, atLeast: rule.atLeast } : null,
    points: null,
    temperature: null,
    isContradictory,
  };
};

/** A stronger criterion may stand for a weaker one: so two very strong ones are one very strong and one strong. */
const isMet = (counts: readonly number[], atLeast: Partial<Record<Strength, number>>): boolean => {
  let [have, need] = [0, 0];
  for (const [i, strength] of strengths.toReversed().entries()) {
    have += counts[strengths.length - 1 - i] ?? 0;
    need += atLeast[strength] ?? 0;
    if (have < need) return false;
  }
  return true;
};

const classByPoints = (criteria: readonly AppliedCriterion[], scheme: SchemeOf<'points'>): Made => {
  const { points: worth, thresholds, temperatures } = scheme;
  const points = criteria.reduce(
    (sum, { code, strength }) => sum + (sideOf(code) === 'benign' ? -1 : 1) * (worth[strength] ?? 0),
    0,
  );
  const alone = criteria.find(({ code, strength }) => strength === 'stand-alone' && sideOf(code) === 'benign');
  const reached = thresholds.find(({ from }) => from === null || points >= from);
  const made = alone ? 'benign' : (reached?.class ?? 'uncertain');
  const temperature = made === 'uncertain' ? temperatures.find(({ from }) => points >= from)?.name : undefined;
  const rule: ClassRule = alone ? { kind: 'alone', code: alone.code } : { kind: 'points', from: reached?.from ?? null };
  return { class: made, rule, points, temperature: temperature ?? null, isContradictory: false };
};

const remarksOn = ({ code, strength }: AppliedCriterion, scheme: ClassificationScheme): Refusal[] => {
  if (sideOf(code) === null) return [{ code: 'genome.criterion-unknown', params: { code } }];
  if (scheme.discouraged.includes(code))
    return [{ code: 'genome.criterion-discouraged', params: { code, scheme: scheme.id } }];
  const most = scheme.lowered[code];
  return most !== undefined && strengths.indexOf(strength) > strengths.indexOf(most)
    ? [{ code: 'genome.criterion-strong', params: { code, strength, most } }]
    : [];
};

import json from '../../../../resources/knowledge/acmg/criteria/table.json' with { type: 'json' };
import { Actor } from '../../../base/actor.ts';
import { Instant } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';

export const Strength = z.enum(['supporting', 'moderate', 'strong', 'very-strong', 'stand-alone']);
export type Strength = z.infer<typeof Strength>;
export const Side = z.enum(['pathogenic', 'benign']);
export type Side = z.infer<typeof Side>;

const CriteriaTable = z.object({
  schema: z.literal(1),
  criteria: z.array(z.object({ code: z.string(), side: Side, strength: Strength })),
  automatic: z.array(
    z.discriminatedUnion('needs', [
      z.object({ code: z.string(), needs: z.literal('frequency'), above: z.number(), source: z.string() }),
      z.object({ code: z.string(), needs: z.literal('rarity'), atMost: z.number(), source: z.string() }),
      z.object({
        code: z.string(),
        needs: z.literal('consequence'),
        consequences: z.array(z.string()),
        source: z.string(),
      }),
    ]),
  ),
});

/** Codes with their side and default strength, and what data can propose. */
export const criteriaTable = CriteriaTable.parse(json);

/** One entry of a classification's history: a criterion set at a strength with its evidence, or taken back. */
export const CriterionEntry = z.object({
  code: z.string(),
  strength: Strength,
  isApplied: z.boolean(), // false: taken back, the evidence says why
  evidence: z.string().min(1),
  by: Actor, // a pack: proposed from data
  at: Instant,
});
export type CriterionEntry = Readonly<z.infer<typeof CriterionEntry>>;

/** A criterion that counts: its code and at what strength. */
export type AppliedCriterion = Pick<CriterionEntry, 'code' | 'strength'>;

/** What holds now: the newest entry of each code, in the order of the table, without those taken back. Total. */
export function currentCriteria(history: readonly CriterionEntry[]): readonly CriterionEntry[] {
  return criteriaTable.criteria.flatMap(({ code }) => {
    const newest = history.findLast((entry) => entry.code === code);
    return newest?.isApplied ? [newest] : [];
  });
}

/** A criterion at its default strength; null for a code that the table does not have. Total. */
export function criterionOf(code: string): AppliedCriterion | null {
  const row = criteriaTable.criteria.find((each) => each.code === code);
  return row ? { code, strength: row.strength } : null;
}

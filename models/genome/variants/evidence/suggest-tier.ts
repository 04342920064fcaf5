import json from '../../../../resources/knowledge/tumour/amp-tiers/card.json' with { type: 'json' };
import { z } from '../../../base/schema.ts';
import { EvidenceLevel } from './evidence-table.ts';
import type { RankedEvidence } from './rank-evidence.ts';

/** A tier of AMP/ASCO/CAP with its level; III: unknown, IV: benign or likely benign (no level). */
export const Tier = z.object({
  tier: z.enum(['I', 'II', 'III', 'IV']),
  level: z.enum(['A', 'B', 'C', 'D']).nullable(),
});
export type Tier = Readonly<z.infer<typeof Tier>>;

const rows = z
  .array(
    z.object({
      level: EvidenceLevel,
      sameDisease: z.boolean(),
      tier: Tier.shape.tier,
      tierLevel: z.enum(['A', 'B', 'C', 'D']),
    }),
  )
  .parse(json.rows);

/**
 * The highest tier that ranked evidence would allow; III where nothing supports. A suggestion: the person who signs
 * decides, with evidence, and the mapping from CIViC's levels is no published standard.
 *
 * @source Li 2017, J Mol Diagn 19:4, table 3. Total.
 */
export function suggestTier(ranked: readonly RankedEvidence[]): Tier {
  const found = rows.find(({ level, sameDisease }) =>
    ranked.some((each) => each.bestLevel === level && each.isSameDisease === sameDisease),
  );
  return found ? { tier: found.tier, level: found.tierLevel } : { tier: 'III', level: null };
}

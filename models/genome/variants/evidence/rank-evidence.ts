import { z } from '../../../base/schema.ts';
import { EvidenceLevel } from './evidence-table.ts';
import type { EvidenceItem, EvidenceTable } from './evidence-table.ts';

/** All statements of one meaning about one therapy, in the asked disease or in others. */
export const RankedEvidence = z.object({
  isSameDisease: z.boolean(),
  therapies: z.string(),
  significance: z.string(),
  bestLevel: EvidenceLevel.nullable(), // of those that support; null: none does
  score: z.number(), // level weight · stars, over those that support
  supporting: z.number().int(),
  conflicting: z.number().int(), // beside the score, never taken off it
  items: z.array(z.number().int()), // both, ascending
  isWider: z.boolean(), // none is about the exact change, all about a category of it
});
export type RankedEvidence = Readonly<z.infer<typeof RankedEvidence>>;

/** The tumour's variant: its exact names first, then wider ones (`V600`, `Mutation`), which are told as such. */
export interface EvidenceQuestion {
  readonly gene: string;
  readonly variants: readonly string[];
  readonly wider: readonly string[];
  readonly disease: string;
}

/**
 * Evidence for a variant, best first: same disease, best level of what supports, score, therapy, significance. What only
 * conflicts comes behind what is supported. Resistance stands beside sensitivity.
 *
 * @source the order is this program's own, on levels and ratings of CIViC (Griffith 2017, Nat Genet 49:170). Total.
 */
export function rankEvidence(table: EvidenceTable, question: EvidenceQuestion): readonly RankedEvidence[] {
  const names = new Set([...question.variants, ...question.wider]);
  const own = table.items.filter(({ gene, variant }) => gene === question.gene && names.has(variant));
  const groups = Map.groupBy(own, (item) =>
    JSON.stringify([item.disease === question.disease, item.therapies, item.significance]),
  );
  return Array.from(groups.values(), (items) => rankedOf(items, table, question)).sort(inOrder);
}

const rankedOf = (
  items: readonly EvidenceItem[],
  { weights }: EvidenceTable,
  { disease, variants }: EvidenceQuestion,
): RankedEvidence => {
  const supporting = items.filter(({ supports }) => supports);
  const levels = new Set(supporting.map(({ level }) => level));
  return {
    isSameDisease: items[0]?.disease === disease,
    therapies: items[0]?.therapies ?? '',
    significance: items[0]?.significance ?? '',
    bestLevel: EvidenceLevel.options.find((level) => levels.has(level)) ?? null,
    score: supporting.reduce((sum, { level, stars }) => sum + weights[level] * (stars ?? 0), 0),
    supporting: supporting.length,
    conflicting: items.length - supporting.length,
    items: items.map(({ id }) => id).sort((a, b) => a - b),
    isWider: !items.some(({ variant }) => variants.includes(variant)),
  };
};

const inOrder = (a: RankedEvidence, b: RankedEvidence): number =>
  Number(b.isSameDisease) - Number(a.isSameDisease) ||
  byText(a.bestLevel ?? 'none', b.bestLevel ?? 'none') ||
  b.score - a.score ||
  byText(a.therapies, b.therapies) ||
  byText(a.significance, b.significance);

/** By code units: alike on every machine. */
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

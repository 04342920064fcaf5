import { z } from '../../../base/schema.ts';

export const EvidenceLevel = z.enum(['A', 'B', 'C', 'D', 'E']);
export type EvidenceLevel = z.infer<typeof EvidenceLevel>;

/** One statement about a tumour's variant and a drug. */
export const EvidenceItem = z.object({
  id: z.number().int(), // civicdb.org/evidence/<id>
  gene: z.string(),
  variant: z.string(), // protein change, or a category: `V600`, `Mutation`
  disease: z.string(), // as the source writes it: `Skin Melanoma` is not `Melanoma`
  doid: z.string().nullable(),
  therapies: z.string(), // several by comma; '' where none is named
  interaction: z.string().nullable(), // Combination, Sequential, Substitutes
  level: EvidenceLevel,
  supports: z.boolean(), // false: Does Not Support
  significance: z.string(), // Sensitivity/Response, Resistance …
  stars: z.number().int().nullable(), // 1 to 5; null: not rated
  citation: z.string(),
});
export type EvidenceItem = Readonly<z.infer<typeof EvidenceItem>>;

/** `resources/knowledge/evidence/<source>/table.json`. */
export const EvidenceTable = z.object({
  schema: z.literal(1),
  source: z.string(),
  version: z.string(), // date of the release: newer findings are missing
  weights: z.record(EvidenceLevel, z.number()),
  items: z.array(EvidenceItem),
});
export type EvidenceTable = Readonly<z.infer<typeof EvidenceTable>>;

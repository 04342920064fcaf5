import { z } from '../../../base/schema.ts';

/** One row of a guideline: what is advised for a drug where every gene of `lookup` has its value. */
export const GuidelineRow = z.object({
  drug: z.string(),
  guideline: z.string(), // identifier at ClinPGx: https://www.clinpgx.org/guidelineAnnotation/<id>
  lookup: z.record(z.string(), z.string()), // gene → score, status, phenotype or `No Result`; empty: read the guideline
  population: z.string().nullable(),
  strength: z.string().nullable(), // null: the source classifies none
  implications: z.string(),
  text: z.string().nullable(), // null: not to be looked up by genotype alone
  dosing: z.boolean(), // advises a dose
  alternative: z.boolean(), // advises another drug
});
export type GuidelineRow = Readonly<z.infer<typeof GuidelineRow>>;

/** The rows of one source, `resources/knowledge/guidelines/<source>/table.json`. Sources are never merged. */
export const GuidelineTable = z.object({
  schema: z.literal(1),
  source: z.enum(['CPIC', 'DPWG']),
  version: z.string(), // date of the texts
  titles: z.record(z.string(), z.string()), // by guideline
  rows: z.array(GuidelineRow),
});
export type GuidelineTable = Readonly<z.infer<typeof GuidelineTable>>;

/** A row that applies, with where it comes from. */
export const Recommendation = GuidelineRow.extend({
  source: GuidelineTable.shape.source,
  version: z.string(),
  title: z.string(),
});
export type Recommendation = Readonly<z.infer<typeof Recommendation>>;

/** A guideline that names a gene with a result, but has no row for it: nothing may be read from its absence. */
export const SilentGuideline = z.object({
  source: GuidelineTable.shape.source,
  version: z.string(),
  drug: z.string(),
  guideline: z.string(),
  title: z.string(),
  genes: z.array(z.string()).readonly(), // those with a result
});
export type SilentGuideline = Readonly<z.infer<typeof SilentGuideline>>;

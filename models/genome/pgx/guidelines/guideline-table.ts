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

import { z } from '../../../base/schema.ts';

const Texts = z.array(z.string());

/** A gene's result as a report freezes it: what was called, or why not, what limits it, by which table. */
export const PharmacogeneLine = z.object({
  gene: z.string(),
  hgnc: z.string().nullable(),
  pairs: Texts, // diplotypes that fit alike, `*1/*2`; none: not called
  phenotypes: Texts, // the table's terms
  activities: Texts,
  code: z.string().nullable(), // why there is no diplotype; a language key that needs `gene`, `site`
  tested: z.object({ tested: z.number().int(), total: z.number().int() }).nullable(),
  tier1: z.object({ tested: z.number().int(), total: z.number().int() }).nullable(), // of the AMP/CAP minimum set
  limits: Texts, // codes; language keys that need `tested`, `total`, `site`
  missing: Texts, // positions without a genotype, by rs number or HGVS name
  undocumented: Texts, // positions with a base that no named allele has
  told: z.string().nullable(), // the specialised caller's file or person; null: from the genome file
  table: z.object({ version: z.string(), source: z.string(), licence: z.string() }),
});
export type PharmacogeneLine = Readonly<z.infer<typeof PharmacogeneLine>>;

/** A row of a guideline that applies to a drug taken now, word for word, with where it stands. */
export const AdviceLine = z.object({
  drug: z.string(),
  lookup: z.record(z.string(), z.string()), // gene → the result it is for
  text: z.string().nullable(), // null: not to be followed by genotype alone
  implications: z.string(),
  population: z.string().nullable(),
  strength: z.string().nullable(),
  dosing: z.boolean(),
  alternative: z.boolean(),
  source: z.string(),
  version: z.string(),
  guideline: z.string(), // identifier at ClinPGx
  title: z.string(),
});
export type AdviceLine = Readonly<z.infer<typeof AdviceLine>>;

/**
 * Pharmacogenomics of a report: the genes that the drugs taken now depend on, and those whose result a guideline acts on;
 * the advice for the drugs taken now; those of them that nothing can be said of.
 */
export const Pharmacogenomics = z.object({
  genes: z.array(PharmacogeneLine),
  taken: Texts,
  advice: z.array(AdviceLine),
  silent: z.array(z.object({ drug: z.string(), untested: Texts })),
});
export type Pharmacogenomics = Readonly<z.infer<typeof Pharmacogenomics>>;

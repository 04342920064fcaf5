import { z } from '../../base/schema.ts';

/** A position of a gene's definition: 1-based, plus strand, alleles as a left-aligned VCF writes them. */
export const PgxPosition = z.object({
  rsid: z.string().nullable(),
  hgvs: z.string(),
  grch38: z.number().int(),
  grch37: z.number().int().nullable(),
  ref37: z.string().optional(), // where the two builds differ
  ref: z.string(),
  alts: z.array(z.string()),
});
export type PgxPosition = Readonly<z.infer<typeof PgxPosition>>;

/** A named allele. A position without a cell has the reference base; null: known by name only (copy numbers, hybrids). */
export const PgxAllele = z.object({
  name: z.string(),
  cells: z.record(z.string(), z.string()).nullable(), // index of the position → allele or IUPAC code
  function: z.string().nullable(),
  activity: z.string().nullable(),
});
export type PgxAllele = Readonly<z.infer<typeof PgxAllele>>;

/** How a gene is called, `resources/knowledge/genes/<gene>/table.json`. */
export const PgxTable = z.object({
  schema: z.literal(1),
  gene: z.string(),
  version: z.string(),
  method: z.enum(['named', 'lowest-function', 'outside-only']),
  contig: z.string(),
  reference: z.string(),
  undocumented: z.enum(['refuse', 'reference']), // a base no row knows: no call, or read as reference and shown
  hasActivity: z.boolean(),
  required: z.array(z.number()), // GRCh38; without one of them nothing is called
  key: z.array(z.array(z.number())), // GRCh38; a normal result is withheld unless one of each group was seen
  fallback: z.object({ position: z.number(), names: z.record(z.string(), z.string()) }).nullable(), // base → name to look up by where no pair fits
  tier1: z.object({ alleles: z.array(z.string()), positions: z.array(z.number()) }), // AMP/CAP minimum set
  watched: z.array(z.string()), // HLA: alleles that guidelines ask for, each positive or negative
  shownAs: z.record(z.string(), z.string()),
  preferences: z.array(z.object({ list: z.array(z.string()), pick: z.string() })),
  positions: z.array(PgxPosition),
  extra: z.array(PgxPosition), // of no allele, but named by a guideline
  alleles: z.array(PgxAllele),
  phenotypes: z.array(
    z.object({ of: z.array(z.string()), phenotype: z.string(), activity: z.string().nullable() }), // functions or activities, sorted
  ),
});
export type PgxTable = Readonly<z.infer<typeof PgxTable>>;

/** The version of each gene's table. Total. */
export const tableVersions = (tables: Iterable<PgxTable>): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from(tables, ({ gene, version }) => [gene, version]));

import { z } from '../../base/schema.ts';
import { NotCalledCode } from '../places/site-call.ts';

/** A pair of names (one on a single copy) and what the table says of it; null where it says nothing. */
export const Diplotype = z.object({
  names: z.array(z.string()).readonly(),
  score: z.number().nullable(), // defined positions that were seen; null where no pair was matched
  phenotype: z.string().nullable(),
  activity: z.string().nullable(), // text: `≥3.25` and `n/a` occur
});
export type Diplotype = Readonly<z.infer<typeof Diplotype>>;

/** A position that limits a call, by its GRCh38 place and what is known of it. */
export const LimitingSite = z.object({
  position: z.number().int(), // 1-based, GRCh38
  rsid: z.string().nullable(),
  hgvs: z.string(),
  code: NotCalledCode,
  detail: z.string(),
});
export type LimitingSite = Readonly<z.infer<typeof LimitingSite>>;

/** Why there is no diplotype. Each is a language key. */
export const PgxCode = z.enum([
  'genome.pgx-no-position', // no position of the gene is called
  'genome.pgx-required-missing',
  'genome.pgx-half-call',
  'genome.pgx-copies', // one copy here, two there
  'genome.pgx-no-match', // no pair of named alleles explains the genotypes
  'genome.pgx-outside-only', // needs a specialised caller
]);
export type PgxCode = z.infer<typeof PgxCode>;

/** What limits a call that was made. Each is a language key. */
export const PgxLimit = z.enum([
  'genome.pgx-missing', // not all positions were seen: other alleles cannot be told apart from the called ones
  'genome.pgx-tier1-incomplete',
  'genome.pgx-undocumented', // a base that no allele knows
  'genome.pgx-ambiguous', // several pairs fit alike
  'genome.pgx-phase-assumed', // unphased: the two lowest functions are taken to lie on different strands
  'genome.pgx-single-site', // no pair fits: looked up by one position alone
  'genome.pgx-key-missing', // a position of no or decreased function was not seen: normal is withheld
]);
export type PgxLimit = z.infer<typeof PgxLimit>;

const Tested = z.object({ tested: z.number().int(), total: z.number().int() });

/** How a gene stands: every pair that fits best, and everything that was not seen. */
export const GeneCall = z.object({
  gene: z.string(),
  version: z.string(), // of the table
  kind: z.enum(['called', 'no-call', 'no-data', 'outside-only']),
  reason: PgxCode.nullable(),
  diplotypes: z.array(Diplotype).readonly(), // all that tie, in order
  listed: z.array(z.string()).readonly().nullable(), // unphased lowest-function genes: each variant as often as it occurs
  lookup: Diplotype.nullable(), // the pair that guidelines are looked up by; null where there is none or several
  missing: z.array(LimitingSite).readonly(),
  undocumented: z.array(LimitingSite).readonly(),
  positions: Tested,
  tier1: Tested,
  limits: z.array(PgxLimit).readonly(),
  isNormalWithheld: z.boolean(),
});
export type GeneCall = Readonly<z.infer<typeof GeneCall>>;

import type { NotCalledCode } from '../site-call.ts';

/** A pair of names (one on a single copy) and what the table says of it; null where it says nothing. */
export interface Diplotype {
  readonly names: readonly string[];
  readonly score: number | null; // defined positions that were seen; null where no pair was matched
  readonly phenotype: string | null;
  readonly activity: string | null; // text: `≥3.25` and `n/a` occur
}

/** A position that limits a call, by its GRCh38 place and what is known of it. */
export interface LimitingSite {
  readonly position: number; // 1-based, GRCh38
  readonly rsid: string | null;
  readonly hgvs: string;
  readonly code: NotCalledCode;
  readonly detail: string;
}

/** Why there is no diplotype, and what limits one. Each is a language key. */
export type PgxCode =
  | 'genome.pgx-no-position' // no position of the gene is called
  | 'genome.pgx-required-missing'
  | 'genome.pgx-half-call'
  | 'genome.pgx-copies' // one copy here, two there
  | 'genome.pgx-no-match' // no pair of named alleles explains the genotypes
  | 'genome.pgx-outside-only'; // needs a specialised caller

/** What limits a call that was made. */
export type PgxLimit =
  | 'genome.pgx-missing' // not all positions were seen: other alleles cannot be told apart from the called ones
  | 'genome.pgx-tier1-incomplete'
  | 'genome.pgx-undocumented' // a base that no allele knows
  | 'genome.pgx-ambiguous' // several pairs fit alike
  | 'genome.pgx-phase-assumed' // unphased: the two lowest functions are taken to lie on different strands
  | 'genome.pgx-single-site' // no pair fits: looked up by one position alone
  | 'genome.pgx-key-missing'; // a position of no or decreased function was not seen: normal is withheld

/** How a gene stands: every pair that fits best, and everything that was not seen. */
export interface GeneCall {
  readonly gene: string;
  readonly version: string; // of the table
  readonly kind: 'called' | 'no-call' | 'no-data' | 'outside-only';
  readonly reason: PgxCode | null;
  readonly diplotypes: readonly Diplotype[]; // all that tie, in order
  readonly listed: readonly string[] | null; // unphased lowest-function genes: each variant as often as it occurs
  readonly lookup: Diplotype | null; // the pair that guidelines are looked up by; null where there is none or several
  readonly missing: readonly LimitingSite[];
  readonly undocumented: readonly LimitingSite[];
  readonly positions: { readonly tested: number; readonly total: number };
  readonly tier1: { readonly tested: number; readonly total: number };
  readonly limits: readonly PgxLimit[];
  readonly isNormalWithheld: boolean;
}

/** One position that a gene's alleles are told by; 1-based, plus strand, in both builds. */
export interface Site {
  readonly rsid: string;
  readonly contig: string;
  readonly grch38: number;
  readonly grch37: number;
  readonly ref: string;
  readonly alts: readonly string[];
}

/** When a gVCF's reference block is taken as evidence: the site's quality and depth must reach both, where stated. */
export interface BlockLimits {
  readonly minGenotypeQuality: number;
  readonly minDepth: number;
  readonly source: string;
}

/** A named set of bases, one for each site (by rs number). */
export interface Haplotype {
  readonly name: string;
  readonly bases: Readonly<Record<string, string>>;
  readonly isRare: boolean;
}

/** A gene whose haplotypes are told by single bases (`resources/knowledge/genes/<gene>/card.json`). */
export interface GeneTable {
  readonly id: string;
  readonly gene: string;
  readonly version: string;
  readonly date: string;
  readonly source: string;
  readonly licence: string;
  readonly sites: readonly Site[];
  readonly haplotypes: readonly Haplotype[];
  readonly referenceBlock: BlockLimits;
}

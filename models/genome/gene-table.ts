import { z } from '../base/schema.ts';

/** One position that a gene's alleles are told by; 1-based, plus strand, in both builds. */
export const Site = z.object({
  rsid: z.string().regex(/^rs\d+$/),
  contig: z.string(),
  grch38: z.number().int().positive(),
  grch37: z.number().int().positive(),
  ref: z.string().regex(/^[ACGT]$/),
  alts: z.array(z.string().regex(/^[ACGT]$/)),
});
export type Site = z.infer<typeof Site>;

/** When a gVCF's reference block is taken as evidence: the site's quality and depth must reach both, where stated. */
export const BlockLimits = z.object({ minGenotypeQuality: z.number(), minDepth: z.number(), source: z.string() });
export type BlockLimits = z.infer<typeof BlockLimits>;

/** A gene whose haplotypes are told by single bases (`resources/knowledge/genes/<gene>/card.json`). */
export const GeneTable = z.object({
  id: z.string(),
  gene: z.string(),
  version: z.string(),
  date: z.string(),
  source: z.string(),
  licence: z.string(),
  sites: z.array(Site).min(1),
  haplotypes: z.array(z.object({ name: z.string(), bases: z.record(z.string(), z.string()), isRare: z.boolean() })),
  referenceBlock: BlockLimits,
});
export type GeneTable = z.infer<typeof GeneTable>;

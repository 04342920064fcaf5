import { z } from '../../base/schema.ts';
import { GenomeBuild } from '../build/genome-build.ts';
import { ScoreHeader } from './file/score-header.ts';

const count = z.number().int().nonnegative();

/** What became of the rows of a scoring file. `rows` = scored + missing + excluded + refused + unmatched. */
export const ScoreCoverage = z.object({
  rows: count,
  matched: count, // and not excluded: scored + missing
  scored: count, // with a genotype, or imputed
  imputed: count, // of those, by a frequency for want of a genotype
  missing: count, // matched, but the sample has no whole genotype
  excluded: z.object({ ambiguous: count, multiallelic: count, duplicate: count }), // the first reason of a row counts
  refused: count, // haplotypes, interactions, no bases, no weight
  unmatched: count, // no line of the file fits
  referenceOnly: count, // scored by a reference line that names no other allele
  weightLost: z.number(), // share of the weights' whole size that was not scored, 0 to 1
});
export type ScoreCoverage = Readonly<z.infer<typeof ScoreCoverage>>;

const Remark = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A sum over one sample. It means nothing without a reference population. */
export const PolygenicScore = z.object({
  header: ScoreHeader,
  build: GenomeBuild,
  sum: z.number(),
  alleleCount: count, // 2 · scored
  average: z.number(), // sum / alleleCount
  coverage: ScoreCoverage,
  frequencies: z.string().nullable(), // where the imputed rows' frequencies are from
  remarks: z.array(Remark), // `genome.pgs-weight-type`, `genome.pgs-refused-rows`, `genome.pgs-missing` …
});
export type PolygenicScore = Readonly<z.infer<typeof PolygenicScore>>;

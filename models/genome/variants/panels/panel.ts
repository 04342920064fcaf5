import { z } from '../../../base/schema.ts';
import { GenomeBuild } from '../../build/genome-build.ts';

/** When a pathogenic or likely pathogenic finding in a gene is reported, as the panel's source says. */
export const ReportRule = z.enum([
  'heterozygous',
  'biallelic',
  'heterozygous-or-biallelic',
  'x-linked', // hemizygous or heterozygous
  'truncating',
  'c282y-homozygous', // HFE
  'any', // the source says nothing
]);
export type ReportRule = z.infer<typeof ReportRule>;

/** Genes that are looked at together, `resources/knowledge/panels/<id>/table.json`. */
export const GenePanel = z.object({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  version: z.string(),
  source: z.string(),
  isConfirmed: z.boolean(), // false: not compared with the published list
  isOptIn: z.boolean(), // secondary findings: looked at only with the patient's consent
  genes: z.array(z.object({ gene: z.string(), report: ReportRule })),
});
export type GenePanel = Readonly<z.infer<typeof GenePanel>>;

/** Where a gene lies: 0-based half-open; null in a build for which no source was at hand. */
export const GeneSpan = z.object({
  gene: z.string(),
  hgnc: z.string(),
  contig: z.string(),
  strand: z.enum(['+', '-']),
  transcript: z.string(), // MANE Select, RefSeq
  grch38: z.tuple([z.number().int(), z.number().int()]),
  grch37: z.tuple([z.number().int(), z.number().int()]).nullable(),
  /** The loaded file that told the place in a build, where the table has none: it may be shorter than the gene. */
  placedBy: z.partialRecord(GenomeBuild, z.string()).optional(),
});
export type GeneSpan = Readonly<z.infer<typeof GeneSpan>>;

/** `resources/knowledge/gene-spans/<id>/table.json`. */
export const GeneSpanTable = z.object({
  schema: z.literal(1),
  version: z.string(),
  source: z.string(),
  source37: z.string(),
  genes: z.array(GeneSpan),
});
export type GeneSpanTable = Readonly<z.infer<typeof GeneSpanTable>>;

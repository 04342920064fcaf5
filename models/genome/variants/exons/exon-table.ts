import { Instant } from '../../../base/dates.ts';
import { Digest } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import { GenomeBuild } from '../../build/genome-build.ts';

/** The exons of one transcript of a gene: 0-based half-open, ascending on the plus strand. */
export const GeneExons = z.object({
  gene: z.string(),
  transcript: z.string(),
  isMane: z.boolean(), // the transcript of the gene's span, or marked as MANE Select
  contig: z.string(),
  strand: z.enum(['+', '-']),
  exons: z.array(z.tuple([z.number().int(), z.number().int()])).min(1),
});
export type GeneExons = Readonly<z.infer<typeof GeneExons>>;

/** A file of exons that a site has loaded. */
export const ExonCard = z.object({
  schema: z.literal(1),
  name: z.string(),
  digest: Digest,
  bytes: z.number().int(),
  at: Instant,
  build: GenomeBuild,
  version: z.string().nullable(), // as the file says
  genes: z.array(GeneExons), // of panels
  isInstalled: z.boolean(),
});
export type ExonCard = Readonly<z.infer<typeof ExonCard>>;

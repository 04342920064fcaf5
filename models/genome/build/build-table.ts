import card from '../../../resources/knowledge/builds/card.json' with { type: 'json' };
import { z } from '../../base/schema.ts';
import type { GenomeBuild } from './genome-build.ts';

const Contig = z.object({
  contig: z.string(),
  grch38: z.number().int(),
  grch37: z.number().int(),
  refseq: z.string(),
  refseq38: z.number().int(),
  refseq37: z.number().int(),
});
const Anchor = z.object({
  rsid: z.string(),
  contig: z.string(),
  grch38: z.number().int(),
  grch37: z.number().int(),
  ref: z.string(),
});
export type Anchor = z.infer<typeof Anchor>;

/** Lengths of the contigs in both builds, and rs numbers whose place differs between them (1-based, plus strand). */
export const buildTable = z.object({ contigs: z.array(Contig), anchors: z.array(Anchor) }).parse(card);

/** The 1-based position of a row in `build`. Total. */
export const positionIn = (build: GenomeBuild, row: { readonly grch37: number; readonly grch38: number }): number =>
  build === 'GRCh38' ? row.grch38 : row.grch37;

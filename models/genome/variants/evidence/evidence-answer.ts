import { z } from '../../../base/schema.ts';
import { EvidenceItem } from './evidence-table.ts';
import { RankedEvidence } from './rank-evidence.ts';
import { Tier } from './suggest-tier.ts';

/** What a table of evidence says of a variant in a tumour, and the highest tier it would allow. */
export const EvidenceAnswer = z.object({
  source: z.string(),
  version: z.string(), // date of the release: newer findings are missing
  asked: z.array(z.string()), // exact names of the change that were looked for
  diseases: z.array(z.string()), // of the gene, as the source spells them
  ranked: z.array(RankedEvidence),
  items: z.array(EvidenceItem), // those that `ranked` names
  suggested: Tier, // a suggestion; the mapping is no published standard
});
export type EvidenceAnswer = Readonly<z.infer<typeof EvidenceAnswer>>;

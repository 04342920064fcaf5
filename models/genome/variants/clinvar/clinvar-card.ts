import { Instant } from '../../../base/dates.ts';
import { Digest } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';
import { GenomeBuild } from '../../build/genome-build.ts';

/** A release of ClinVar that a site has loaded: known by its content, so that a newer one is another. */
export const ClinvarCard = z.object({
  schema: z.literal(1),
  name: z.string(), // of the file
  digest: Digest, // of the file as it was received; the file itself is not kept
  bytes: z.number().int(),
  at: Instant, // when it was loaded
  date: z.string().nullable(), // of the release, as the file says
  parts: z.array(
    z.object({
      build: GenomeBuild,
      entries: z.number().int(), // in genes of panels: the others are not kept
      extract: Digest,
      /** About where genes lie that have no span in the build: from the first to the last of their alleles. 0-based half-open. */
      places: z
        .array(z.object({ gene: z.string(), contig: z.string(), start: z.number().int(), end: z.number().int() }))
        .default([]),
    }),
  ),
  isInstalled: z.boolean(), // false: taken away; what was joined with it stays
});
export type ClinvarCard = Readonly<z.infer<typeof ClinvarCard>>;

import { Instant } from '../../../base/dates.ts';
import { Digest } from '../../../base/ids.ts';
import { z } from '../../../base/schema.ts';

/** A reference panel that a site has loaded for one scoring file: people, their components and their sums of it. */
export const PanelCard = z.object({
  schema: z.literal(1),
  name: z.string(), // of the file
  digest: Digest,
  at: Instant,
  score: Digest, // of the scoring file that the sums are of
  says: z.record(z.string(), z.string()), // `#key=value` of the file: panel, version, licence, variants …
  people: z.number().int(),
  components: z.number().int(),
  populations: z.array(z.object({ name: z.string(), people: z.number().int() })),
  isInstalled: z.boolean(),
});
export type PanelCard = Readonly<z.infer<typeof PanelCard>>;

import { Digest } from '../../base/ids.ts';
import { Instant } from '../../base/dates.ts';
import { z } from '../../base/schema.ts';
import { GenomeBuild } from '../build/genome-build.ts';
import { ScoreHeader } from './file/score-header.ts';

/** A scoring file that a site has loaded: known by its content, so that a newer one is another. */
export const ScoreCard = z.object({
  schema: z.literal(1),
  name: z.string(), // of the file
  digest: Digest,
  at: Instant, // when it was loaded
  header: ScoreHeader,
  rows: z.number().int(),
  builds: z.array(GenomeBuild),
  isInstalled: z.boolean(), // false: taken away; results made with it stay
});
export type ScoreCard = Readonly<z.infer<typeof ScoreCard>>;

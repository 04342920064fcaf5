import { Digest } from '../../base/ids.ts';
import { Reason } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import { ScoreHeader } from './file/score-header.ts';
import { PolygenicScore } from './polygenic-score.ts';

const file = { name: z.string(), digest: Digest }; // of the scoring file, as it was read

/** What became of one scoring file for one sample: a sum with all it rests on, or why there is none. */
export const ScoreResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scored'),
    ...file,
    score: PolygenicScore,
    consent: z.enum(['apoe']).nullable(), // what the person has to have agreed to learn before it is shown
  }),
  z.object({
    kind: z.literal('refused'),
    ...file,
    header: ScoreHeader, // empty of a file that is none
    reason: Reason,
  }),
]);
export type ScoreResult = Readonly<z.infer<typeof ScoreResult>>;

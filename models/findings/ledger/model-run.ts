import { Digest, DisplaySetId, StudyUid } from '../../base/ids.ts';
import { z } from '../../base/schema.ts';

/** The journal's name for it: a model was run on an image, whatever it found. */
export const modelRunKind = 'model.run';

/**
 * What the journal notes of a run. `codes`: what the model looks for, `scheme|value`, parted by spaces. `images`: digest of
 * the images that it read, `none` where it read none; `asked`: all of them, or a part that a person showed. Notes of older
 * programs have neither.
 */
export const ModelRun = z.object({
  model: z.string(),
  version: z.string(),
  sha256: Digest,
  study: StudyUid,
  displaySet: DisplaySetId,
  frame: z.number().int().nonnegative(), // 0 of a model for volumes
  dimensions: z.union([z.literal(2), z.literal(3)]),
  codes: z.string(),
  verdict: z.enum(['passed', 'noted', 'refused']),
  findings: z.number().int().nonnegative(),
  images: Digest.or(z.literal('none')).default('none'),
  asked: z.enum(['all', 'part', 'not-noted']).default('not-noted'),
});
export type ModelRun = z.infer<typeof ModelRun>;

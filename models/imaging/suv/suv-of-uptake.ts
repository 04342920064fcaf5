import { no, ok } from '../../base/result.ts';
import type { Refusal, Result } from '../../base/result.ts';
import { z } from '../../base/schema.ts';
import type { Uptake } from '../../dicom/header/taken/uptake.ts';
import { bodySurface, isHeight, leanBodyMass } from './body-size.ts';
import { decaySeconds } from './decay-seconds.ts';

/** Factors from a value in the unit of the modality to standardized uptake values, and what they were made of. */
export const Suv = z.object({
  bw: z.number().positive(), // g/mL
  lbm: z.number().positive().nullable(), // g/mL; null where height or sex is not known
  bsa: z.number().positive().nullable(), // cm²/mL
  weightKg: z.number().positive().nullable(), // null where the maker's own factor was taken
  activityBq: z.number().positive().nullable(), // as injected
  decaySeconds: z.number().nonnegative().nullable(),
  doubts: z.array(z.enum(['imaging.suv-time-of-day', 'imaging.suv-day-before'])),
});
export type Suv = z.infer<typeof Suv>;

export interface Body {
  readonly weightKg: number | null;
  readonly sex: 'F' | 'M' | 'O' | null;
}

/**
 * The standardized uptake values of a positron image: body weight over the activity that was left when the image begins.
 *
 * @returns factors on Bq/mL (on counts, where the maker says what a count is). Refusals, each a language key:
 *   `imaging.suv-attenuation`, `imaging.suv-unit` {unit}, `imaging.suv-no-weight`, `imaging.suv-no-activity`,
 *   `imaging.suv-no-half-life`, and those of `decaySeconds`.
 * @source  DICOM PS3.16 CID 85; SUVbw = (Bq/mL) · g / (Bq · 2^(−t/T½)).
 */
export function suvOfUptake(uptake: Uptake, body: Body): Result<Suv, Refusal> {
  if (!uptake.corrections.includes('ATTN')) return no('imaging.suv-attenuation');
  const own = { lbm: null, bsa: null, weightKg: null, activityBq: null, decaySeconds: null, doubts: [] };
  if (uptake.unit === 'GML' && ['', 'BW'].includes(uptake.suvType)) return ok({ ...own, bw: 1 });
  if (uptake.unit === 'CNTS' && uptake.philips.suvPerCount) return ok({ ...own, bw: uptake.philips.suvPerCount });
  const becquerels = uptake.unit === 'BQML' ? 1 : uptake.unit === 'CNTS' ? uptake.philips.bqPerMlPerCount : null;
  if (becquerels === null) return no('imaging.suv-unit', { unit: uptake.unit || '?' });
  return fromActivity(uptake, body, becquerels);
}

function fromActivity(uptake: Uptake, { weightKg, sex }: Body, becquerels: number): Result<Suv, Refusal> {
  const { activityBq, halfLifeS, heightM } = uptake;
  if (!weightKg || weightKg < 0) return no('imaging.suv-no-weight');
  if (!activityBq || activityBq < 0) return no('imaging.suv-no-activity');
  if (!halfLifeS || halfLifeS < 0) return no('imaging.suv-no-half-life');
  const decay = decaySeconds(uptake);
  if (!decay.ok) return decay;
  const { seconds, doubts } = decay.value;
  const perActivity = becquerels / (activityBq * 2 ** (-seconds / halfLifeS)); // of one Bq/mL, by what was left
  const height = heightM !== null && isHeight(heightM) ? heightM : null;
  const lean = height !== null && (sex === 'F' || sex === 'M') ? leanBodyMass(weightKg, { height, sex }) : null;
  return ok({
    bw: weightKg * 1000 * perActivity,
    lbm: lean === null ? null : lean * 1000 * perActivity,
    bsa: height === null ? null : bodySurface(weightKg, height) * perActivity,
    weightKg,
    activityBq,
    decaySeconds: seconds,
    doubts: [...doubts],
  });
}

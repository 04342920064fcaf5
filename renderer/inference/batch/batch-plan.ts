import { localDateOf } from '../../../models/base/dates.ts';
import { BatchPlan } from '../../../models/inference/run/batch/plan.ts';

/** What a person has entered of when a batch is to work. */
export interface PlanDraft {
  readonly isPlanned: boolean;
  readonly start: string; // `YYYY-MM-DDTHH:MM`, or empty
  readonly stops: boolean;
  readonly stop: string; // `HH:MM`, or empty
  readonly isNightly: boolean;
}

const evening = '22:00';
const morning = '07:00';

/** Tonight, until people come to work. */
export const draftOf = (now: Date): PlanDraft => ({
  isPlanned: false,
  start: `${localDateOf(now)}T${evening}`,
  stops: true,
  stop: morning,
  isNightly: true,
});

export type DraftRead =
  | { readonly ok: true; readonly plan: BatchPlan | null }
  | { readonly ok: false; readonly start: string | null; readonly stop: string | null }; // language keys of what is wrong

/**
 * The plan that was entered; null: at once.
 *
 * @param now  this machine's clock. Total.
 */
export function readDraft({ isPlanned, start, stops, stop, isNightly }: PlanDraft, now: Date): DraftRead {
  if (!isPlanned) return { ok: true, plan: null };
  const clock = `${localDateOf(now)}T${now.toTimeString().slice(0, 5)}`;
  const about = { start: start.slice(0, 16), stop: stops ? stop : null };
  const parsed = BatchPlan.safeParse({ ...about, again: stops && isNightly ? start.slice(11, 16) : null });
  if (parsed.success && parsed.data.start >= clock) return { ok: true, plan: parsed.data };
  const isMissing = (field: string): boolean =>
    !parsed.success && parsed.error.issues.some(({ path }) => path[0] === field);
  const startProblem = isMissing('start') ? 'batch.plan.needed' : about.start < clock ? 'batch.plan.past' : null;
  return { ok: false, start: startProblem, stop: isMissing('stop') ? 'batch.plan.needed' : null };
}

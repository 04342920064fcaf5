import { LocalDate } from '../../../base/dates.ts';
import { z } from '../../../base/schema.ts';

/** A moment on the machine's own clock, without a zone: `2026-11-30T22:00`. Two of them compare as text. */
export const WallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
  .refine((moment) => LocalDate.safeParse(moment.slice(0, 10)).success);
export type WallTime = z.infer<typeof WallTime>;

/** A time of day on that clock: `07:00`. */
export const DayTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export type DayTime = z.infer<typeof DayTime>;

/** When a batch works: from `start` until it is done, or until the clock next shows `stop`; then on at `again`, or not at all. */
export const BatchPlan = z.object({ start: WallTime, stop: DayTime.nullable(), again: DayTime.nullable() });
export type BatchPlan = z.infer<typeof BatchPlan>;

/** What a batch with a plan does now. */
export type Due =
  | { readonly kind: 'wait'; readonly until: WallTime }
  /** `late`: its hour was minutes ago, and nothing ran then. */
  | { readonly kind: 'start'; readonly until: WallTime | null; readonly late: boolean }
  /** Its whole time passed; `next`: when it works instead, null where nobody asked for another night. */
  | { readonly kind: 'missed'; readonly next: WallTime | null };

/** From so many minutes after its hour on a start is a late one. */
const lateAfterMinutes = 2;

const minuteMs = 60_000;
// The zone is only for counting days and minutes: both moments are read in it, none is told in it.
const countedMs = (moment: WallTime): number => Date.parse(`${moment}:00Z`);

function dayAfter(moment: WallTime, days: number): LocalDate {
  return new Date(Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) + days * 24 * 60 * minuteMs)
    .toISOString()
    .slice(0, 10);
}

/** The first moment after another at which the clock shows a time. Total. */
export function firstAfter(moment: WallTime, time: DayTime): WallTime {
  const today = `${moment.slice(0, 10)}T${time}`;
  return today > moment ? today : `${dayAfter(moment, 1)}T${time}`;
}

/** The last moment, now or before, at which the clock showed a time. */
function latestAt(moment: WallTime, time: DayTime): WallTime {
  const today = `${moment.slice(0, 10)}T${time}`;
  return today <= moment ? today : `${dayAfter(moment, -1)}T${time}`;
}

/**
 * What a batch that waits for its hour does now. One whose whole time has passed is not started in the middle of the day:
 * the workstation was wanted free then.
 *
 * @param now  on the same clock as the plan. Total.
 */
export function dueOf({ start, stop, again }: BatchPlan, now: WallTime): Due {
  if (now < start) return { kind: 'wait', until: start };
  const late = countedMs(now) - countedMs(start) >= lateAfterMinutes * minuteMs;
  if (stop === null) return { kind: 'start', until: null, late };
  const until = firstAfter(start, stop);
  if (now < until) return { kind: 'start', until, late };
  if (again === null) return { kind: 'missed', next: null };
  const last = latestAt(now, again);
  return { kind: 'missed', next: now < firstAfter(last, stop) ? last : firstAfter(now, again) };
}

import { LocalDate } from '../../../models/base/dates.ts';

/** What a field asks for: a day, a day with a time, a time of day; all on this machine's clock, without a zone. */
export type MomentForm = 'date' | 'date-time' | 'time';

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})`;
const day = String.raw`(?<date>\d{4}-\d{2}-\d{2})`;
const forms: Readonly<Record<MomentForm, RegExp>> = {
  date: new RegExp(`^${day}$`),
  'date-time': new RegExp(String.raw`^${day}(?:T|\s+)${time}$`),
  time: new RegExp(`^${time}$`),
};

/**
 * What was typed, as ISO 8601 writes it: `2026-11-30`, `2026-11-30T07:00`, `07:00`. Between day and time a blank or a T, an
 * hour may have one digit; no other order of day, month and year is guessed at. Null: it is none, or no such day. Total.
 */
export function readMoment(form: MomentForm, typed: string): string | null {
  const { date, hour, minute } = forms[form].exec(typed.trim())?.groups ?? {};
  if (form !== 'time' && !LocalDate.safeParse(date).success) return null;
  if (form === 'date') return date ?? null;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  return form === 'time' ? clock : `${date}T${clock}`;
}

/** As a person reads it: `2026-11-30 07:00`. */
export const shownMoment = (iso: string): string => iso.replace('T', ' ');

const minuteMs = 60_000;
const steps: Readonly<Record<MomentForm, number>> = { date: 1440, 'date-time': 1440, time: 15 }; // minutes

/** The next or previous day, or quarter of an hour around the clock. @param iso  as `readMoment` gives it. Total. */
export function stepMoment(form: MomentForm, iso: string, by: 1 | -1): string {
  const whole = form === 'time' ? `2000-01-01T${iso}` : form === 'date' ? `${iso}T00:00` : iso;
  const moved = new Date(Date.parse(`${whole}:00Z`) + by * steps[form] * minuteMs).toISOString(); // the zone only counts
  return form === 'date' ? moved.slice(0, 10) : form === 'time' ? moved.slice(11, 16) : moved.slice(0, 16);
}

import { localDateOf } from '../../../models/base/dates.ts';

/** `HH:MM` of a wall clock time `HH:MM:SS`, after its date; the date alone when no time is known. */
export const momentText = (date: string | null, time: string | null): string =>
  date === null ? '' : time === null ? date : `${date} ${time.slice(0, 5)}`;

/** Date and time of an instant on this machine's clock: `YYYY-MM-DD HH:MM:SS`. */
export const instantText = (instant: string): string => `${localDateOf(new Date(instant))} ${clockText(instant)}`;

/** Hours, minutes and seconds of an instant on this machine's clock. */
export const clockText = (instant: string): string => new Date(instant).toTimeString().slice(0, 8);

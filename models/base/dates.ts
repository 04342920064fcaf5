import { z } from './schema.ts';

/** An instant with a zone, ISO 8601 in UTC (`2026-11-24T18:12:39.000Z`). */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a zone, `YYYY-MM-DD` (a DICOM DA is not an instant). */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** The calendar date on this machine's clock. Total. */
export const localDateOf = (instant: Date): LocalDate => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
};

/**
 * Whole years between two calendar dates; the birthday counts.
 *
 * @param birth  `YYYY-MM-DD`. @param on `YYYY-MM-DD`, not before `birth`.
 * @returns years ≥ 0. Total for valid dates.
 */
export function yearsBetween(birth: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/**
 * A DICOM DA value as a calendar date.
 *
 * @param da  `YYYYMMDD`, or the retired `YYYY.MM.DD`.
 * @returns `YYYY-MM-DD`, or undefined when it is not a date. Total.
 * @source  DICOM PS3.5 6.2.
 */
export function localDateFromDa(da: string): LocalDate | undefined {
  const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(da.trim()) ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month}-${day}`;
  return LocalDate.safeParse(date).success ? date : undefined;
}

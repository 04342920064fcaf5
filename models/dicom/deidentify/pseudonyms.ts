/** A keyed digest of a text (HMAC-SHA256 with the project's key): the same text gives the same name, nobody can go back. */
export type Keyed = (text: string) => Uint8Array;

const wellKnown = '1.2.840.10008.'; // SOP classes, transfer syntaxes, context groups: of the standard, not of a person

/**
 * A UID's pseudonym: `2.25.` and the first 16 bytes of its keyed digest as a decimal number, at most 44 characters.
 *
 * @returns a UID of the standard as it is. Total.
 */
export function remapUid(uid: string, keyed: Keyed): string {
  if (uid === '' || uid.startsWith(wellKnown)) return uid;
  return `2.25.${keyed(uid)
    .subarray(0, 16)
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n)}`;
}

/** A person's pseudonym from the patient ID: `PSN-` and 12 hexadecimal digits. Total. */
export const pseudonymOf = (patientId: string, keyed: Keyed): string =>
  `PSN-${[...keyed(`pid:${patientId}`).subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** By how many days all dates of a person are moved: −1 … −365, the same for all of the person's studies. Total. */
export function shiftDaysOf(patientId: string, keyed: Keyed): number {
  const [a = 0, b = 0, c = 0, d = 0] = keyed(`date:${patientId}`);
  return -(1 + ((((a * 256 + b) * 256 + c) * 256 + d) % 365));
}

/**
 * A DA or DT value some days earlier or later; what follows the day in a DT stays.
 *
 * @returns an empty text for what is not a whole date: half a date is not moved, it goes. Total.
 */
export function shiftDate(value: string, days: number): string {
  const [, year, month, day, rest = ''] = /^(\d{4})(\d{2})(\d{2})(.*)$/.exec(value) ?? [];
  if (!year || !month || !day) return '';
  const shifted = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days));
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 10).replaceAll('-', '') + rest;
}

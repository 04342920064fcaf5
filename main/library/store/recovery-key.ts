import { no, ok } from '../../../models/base/result.ts';
import type { Refusal, Result } from '../../../models/base/result.ts';

// Crockford's base 32: no I, L, O, U, so that a key read aloud or from paper is not misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 18; // 90 bits, stretched by scrypt

/**
 * A recovery key as it is printed: five groups of four, the last two signs a check on the others.
 *
 * @param chance  18 random bytes; the low five bits of each are used (90 bits).
 * @returns `K7QM-2VXD-9H4T-PRWX-03CE`. Throws when there are too few bytes.
 */
export function makeRecoveryKey(chance: Uint8Array): string {
  if (chance.length < secretLength)
    throw new RangeError(`recovery key: ${secretLength} random bytes wanted, got ${chance.length}`);
  const secret = [...chance.subarray(0, secretLength)].map((byte) => alphabet.charAt(byte & 31)).join('');
  return grouped(secret + checkOf(secret));
}

/**
 * A typed recovery key in its one spelling: case, spaces and dashes do not matter, I and L count as 1, O as 0.
 *
 * @returns the key in groups, or `keys.recovery-typo`: not 20 signs, a sign that is in no key, or the check does not fit.
 */
export function readRecoveryKey(typed: string): Result<string, Refusal<'keys.recovery-typo'>> {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(signs)) return no('keys.recovery-typo');
  const secret = signs.slice(0, secretLength);
  return checkOf(secret) === signs.slice(secretLength) ? ok(grouped(signs)) : no('keys.recovery-typo');
}

const grouped = (signs: string): string => signs.replaceAll(/(.{4})(?=.)/g, '$1-');

/** Weighted sum modulo the prime 1021: any one wrong sign and any two exchanged neighbours change it. */
function checkOf(secret: string): string {
  let sum = 0;
  for (let place = 0; place < secret.length; place++)
    sum = (sum + (place + 1) * alphabet.indexOf(secret.charAt(place))) % 1021;
  return alphabet.charAt(sum >> 5) + alphabet.charAt(sum & 31);
}

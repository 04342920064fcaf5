import type { VcfRecord } from './read-record.ts';

/**
 * The base that allele `index` of a record has at `start`, by trimming what REF and ALT share.
 *
 * An insertion or deletion anchored at the base before it leaves that base as it is. Without a reference sequence nothing
 * can be shifted, so a repeat may be written elsewhere: that is why a missing line is never reference.
 *
 * @param start  0-based, inside `[record.start, record.start + REF length)`.
 * @returns null where the allele has no base of its own there: deleted, replaced by another length, or symbolic. Total.
 */
export function baseAt(record: VcfRecord, index: number, start: number): string | null {
  const { ref } = record;
  const offset = start - record.start;
  const alt = index === 0 ? ref : record.alts[index - 1];
  if (alt === undefined || !/^[ACGTN]+$/.test(alt)) return null;
  if (alt.length === ref.length) return alt[offset] ?? null;

  const shortest = Math.min(ref.length, alt.length);
  let prefix = 0;
  while (prefix < shortest && ref[prefix] === alt[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shortest - prefix && ref[ref.length - 1 - suffix] === alt[alt.length - 1 - suffix]) suffix++;
  return offset < prefix || offset >= ref.length - suffix ? (ref[offset] ?? null) : null;
}
